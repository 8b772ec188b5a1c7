"""What the engine's log may hold: actions, never words."""

import logging

import structlog

from bot.nlu.server import hush


def test_a_message_that_is_parsed_leaves_no_word_in_the_log(capsys):
    hush()

    structlog.get_logger().debug("processor.message.parse", parse_data_text="mon secret")
    structlog.get_logger("rasa").info("actions", text="mon secret")
    logging.getLogger("rasa.core.processor").warning("mon secret")

    heard = capsys.readouterr()
    assert "mon secret" not in heard.out + heard.err
