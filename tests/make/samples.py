"""Writes the sample files of ``docs/samples``: ``python tests/make/samples.py [FOLDER]``.

They are what ``make demo``, the README and the notebook read. A test holds that the shipped bytes are these.
"""

from __future__ import annotations

import sys
from pathlib import Path

from forms import content
from people import load

__all__ = ["FOLDER", "ROLE_PAGE", "samples"]

FOLDER = Path(__file__).parents[2] / "docs" / "samples"

#: An invented role as a career site shows it.
ROLE_PAGE = """\
Logistics
Warehouse Robotics Technician
Last updated
Warehouse Robotics Technicians keep the robots of a fulfillment center moving. They find out why a cart stopped in an \
aisle, swap a worn drive wheel before it fails, and tell the software team which faults come back every night. Half of \
a shift is spent with tools in hand, the other half with logs, schedules and the people on the floor.
Role at a glance
- Typical education
- Associate's degree in mechatronics, robotics or electrical technology
- Typical experience
- 2-5 years
- Key certifications
- OSHA 10, Certified Maintenance and Reliability Technician
- Top employer types
- Online retailers, parcel carriers, third-party logistics companies, grocery chains
- Growth outlook
- Faster than average; each new automated site needs a maintenance crew of its own
- AI impact (through 2030)
- Mildly helpful: fault prediction plans the week better, hands are still needed to carry it out
- Salary range
- $52K–$78K
Duties and responsibilities
- Diagnose electrical, mechanical and network faults of mobile robots and conveyors
- Carry out preventive maintenance by the calendar and by the hours that each machine has run
- Read PLC programs and wiring diagrams to trace a stopped line to its sensor
- Replace motors, batteries, belts and bearings under lockout/tagout
- Keep spare parts counted and reorder them before the last one is used
- Log each repair in the maintenance system with cause, part and minutes lost
- Show operators how to clear a jam without calling for help
Qualifications
Education and experience:
- Associate's degree in mechatronics, robotics or a related field
- At least two years in industrial maintenance
Technical skills:
- Troubleshooting of electrical and mechanical systems
- PLC programming, Allen-Bradley or Siemens
- Preventive maintenance and lockout/tagout
- Python or SQL for reading logs is a plus
- Computerized maintenance management systems (CMMS) preferred
Soft skills that count here:
- Clear communication with operators in the middle of a shift
- Calm problem solving while a line stands still
Career outlook
Automated warehouses are built faster than schools train people to maintain them. Technicians who also read code move \
on to reliability engineering within a few years.
More in Logistics
See all Logistics jobs →- Fleet Dispatcher$45K–$62K
Fleet Dispatchers match trucks, drivers and loads by the hour, answer the phone when a road is closed, and bring \
every driver home within the legal hours.
- Inventory Planner$50K–$70K
Inventory Planners decide how much of each article lies where, from sales history and lead times, so that shelves are \
neither empty nor overfull.
"""


def samples() -> dict[str, bytes]:
    """The sample files by name."""
    return {
        "alignment-researcher.pdf": content(load("alignment-researcher"), "pdf-one-column"),
        "nurse.docx": content(load("nurse"), "docx"),
        "role-page.txt": ROLE_PAGE.encode(),
    }


def _write(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in samples().items():
        (folder / name).write_bytes(data)
        print(folder / name)


if __name__ == "__main__":
    _write(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
