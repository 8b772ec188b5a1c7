# What there is to do here. Each command installs what it needs; see README.md.
.DEFAULT_GOAL := help
.PHONY: help run test lint format train eval bench simulate widget screens doctor locks

help: ## Say what each command does
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

run: ## Start everything and print where the chat and the console are
	@bin/widget
	@bin/ariane serve

test: ## Lint, then pass every test: units, both databases, the engine, conversations, the browser
	@bin/test

lint: ## Check style, types, layers and the widget's types
	@bin/lint

format: ## Put the code in the house's form
	@$$(bin/env service --dev)/bin/ruff check --fix --quiet .
	@$$(bin/env service --dev)/bin/ruff format --quiet .

train: ## Train the model if its data changed
	@bin/ariane train

eval: ## Measure understanding, kind by kind and intent by intent, beside named peers
	@bin/eval

bench: ## Measure speed and memory, as ratios to the stock pipeline
	@bin/bench

simulate: ## Let 500 invented victims talk to a service of their own; ARGS="--help" says what else
	@bin/simulate $(ARGS)

widget: ## Build the chat widget if its sources changed
	@bin/widget

screens: ## Take the pictures of docs/screens again
	@bin/widget
	@$$(bin/env service --dev)/bin/python -m tests.browser.screenshots

doctor: ## Say what is there and what is not
	@bin/ariane doctor

locks: ## Resolve the dependencies again and write requirements/
	@bin/locks
