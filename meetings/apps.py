from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "meetings"
    verbose_name = "Panels and meetings"

    def ready(self) -> None:
        from core.housekeeping import every_minute
        from meetings.reminders import remind_presenters
        from meetings.services import empty_bin_of_meetings

        every_minute(remind_presenters)
        every_minute(empty_bin_of_meetings)
