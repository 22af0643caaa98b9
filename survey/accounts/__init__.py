"""Staff: accounts, passwords and sessions; what is not given to a role is refused."""
