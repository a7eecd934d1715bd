"""Who is named: people in rows and sentences, apologies, categories."""
