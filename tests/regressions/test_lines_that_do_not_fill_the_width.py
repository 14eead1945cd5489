"""Whether a line goes on in the next was judged by the widest line around, were it a date or a heading: words split
at the end of a line, and prose narrower than a heading above it, stayed broken; and lists in a narrow column ran
together."""

from documents_reading import read, said
from pdf_drawn import BOLD, Put, column, drawn, right_at


def paragraphs(*puts):
    return said(read(drawn(list(puts))))


def test_a_split_word_is_joined_though_a_date_stands_further_right():
    puts = [Put(72, 100, "Bookkeeper", 10, BOLD), right_at(550, 100, "2019 – 2021")]
    joined = paragraphs(*puts, *column(72, 113, "Known to the team for her experi-", "ence with ledgers"))
    assert joined == ["Bookkeeper 2019 – 2021", "Known to the team for her experience with ledgers"]


def test_an_item_goes_on_behind_its_bullet_though_a_date_stands_further_right():
    puts = [Put(72, 100, "Bookkeeper", 10, BOLD), right_at(550, 100, "2019 – 2021")]
    item = [Put(72, 113, "•"), Put(82, 113, "Closed the books of nine shops"), Put(82, 126, "every night")]
    assert paragraphs(*puts, *item) == ["Bookkeeper 2019 – 2021", "• Closed the books of nine shops every night"]


def test_prose_below_a_wider_heading_is_one_paragraph():
    prose = [
        "I am a bookkeeper who likes plain words and small sums,",
        "and who has moved three shops to new ledgers all alone",
        "without losing a penny.",
    ]
    heading = Put(72, 80, "What I have done for shops and councils in and around Leeds", 15, BOLD)
    assert paragraphs(heading, *column(72, 100, *prose)) == [heading.text, " ".join(prose)]


def test_a_list_of_single_words_is_no_paragraph_however_narrow_its_column():
    skills = ["Python", "SQL", "Kubernetes", "Terraform", "Go"]
    assert paragraphs(*column(72, 100, *skills)) == skills
