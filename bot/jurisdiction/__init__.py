"""Which prosecutors (« parquets ») are competent, and by which article."""
