"""Any result in, something for a person or a program out."""

from skillmatch.reports.json_resume import resume_to_json_resume
from skillmatch.reports.match_json import failed_match_json, failed_resume_json, match_json
from skillmatch.reports.resume_json import resume_from_json, resume_json

__all__ = ["failed_match_json", "failed_resume_json", "match_json", "resume_from_json", "resume_json",
           "resume_to_json_resume"]  # fmt: skip
