"""One seat's board by subject, as frozen values ready to show."""
