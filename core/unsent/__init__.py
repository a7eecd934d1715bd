"""Forms that came when nobody was signed in any more: kept for whoever filled them in, and put back as they were."""
