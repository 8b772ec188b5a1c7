"""What is kept: tables, repositories, migrations, the audit trail. The door to SQLAlchemy."""
