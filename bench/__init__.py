"""Measurements that anyone can run again with the commands in the Makefile."""
