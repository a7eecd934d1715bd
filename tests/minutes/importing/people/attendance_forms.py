"""Small documents, invented, in every form in which minutes say who sent apologies: form → (text, who they were)."""

Expected = list[tuple[str, str]]

IN_FRONT: dict[str, list[tuple[str, Expected]]] = {
    "honours and letters": [
        ("Apologies: the Rt Hon. A. Smith MP", [("", "Rt Hon. A. Smith MP")]),
        (
            "Apologies: The Rt Hon. Anna Smith MP, Sir Bo Lund KBE and Lord Vane of Tarrow",
            [("", "The Rt Hon. Anna Smith MP"), ("", "Sir Bo Lund KBE"), ("", "Lord Vane of Tarrow")],
        ),
        (
            "Apologies: Prof. Dame Jo Vale FRS (Gas Networks); Dr. K. Iyer OBE (E.ON)",
            [("Gas Networks", "Prof. Dame Jo Vale FRS"), ("E.ON", "Dr. K. Iyer OBE")],
        ),
        (
            "Apologies\nthe Rt Hon. A. Smith MP\nCllr Orr\nAnn Ost MBE\n\nIn attendance\nAda Bell",
            [("", "Rt Hon. A. Smith MP"), ("", "Cllr Orr"), ("", "Ann Ost MBE")],
        ),
    ],
    "ranks": [
        ("Apologies: Lt. Col. (retd.) P. Hale", [("", "Lt. Col. (retd.) P. Hale")]),
        (
            "Apologies: Revd Canon Tom Fry, Lt Col P Hale (retd) and Maj. Gen. Bo Lund CB",
            [("", "Revd Canon Tom Fry"), ("", "Lt Col P Hale (retd)"), ("", "Maj. Gen. Bo Lund CB")],
        ),
        (
            "Apologies:\nLt. Col. (retd.) P. Hale\nDr Ines Moor",
            [("", "Lt. Col. (retd.) P. Hale"), ("", "Dr Ines Moor")],
        ),
        (
            "Apologies: Wg Cdr P. Hale RAF (Retd), Capt. R. Ost RN",
            [("", "Wg Cdr P. Hale RAF (Retd)"), ("", "Capt. R. Ost RN")],
        ),
    ],
    "a title that names share": [
        (
            "Apologies: Cllrs Smith, Jones and Brown; Mr Green",
            [("", "Smith"), ("", "Jones"), ("", "Brown"), ("", "Mr Green")],
        ),
        (
            "Apologies: Councillors Smith, Jones & Brown and Mrs P. Green",
            [("", "Smith"), ("", "Jones"), ("", "Brown"), ("", "Mrs P. Green")],
        ),
        ("Apologies – Cllrs. Ost, Low & Fry", [("", "Ost"), ("", "Low"), ("", "Fry")]),
        (
            "Apologies:\nCllrs Smith, Jones and Brown\nMr Green",
            [("", "Smith"), ("", "Jones"), ("", "Brown"), ("", "Mr Green")],
        ),
        ("Apologies: Mr and Mrs Green; Messrs Low and Fry", [("", "Mr and Mrs Green"), ("", "Low"), ("", "Fry")]),
    ],
    "initials and surnames": [
        ("Apologies: A. Ost, J.R. Low, K Moor", [("", "A. Ost"), ("", "J.R. Low"), ("", "K Moor")]),
        ("Apologies: Ost, A.; Low, B.", [("", "Ost, A."), ("", "Low, B.")]),
        ("Apologies: Smith, Jones, Brown", [("", "Smith"), ("", "Jones"), ("", "Brown")]),
        ("Present: Ann Ost (AO), Bo Low (BL)\nApologies: AO, BL", [("", "AO"), ("", "BL")]),
        ("Apologies: ANN OST, BOB LOW", [("", "ANN OST"), ("", "BOB LOW")]),
        ("Apologies: Ann OST, Bob LOW", [("", "Ann OST"), ("", "Bob LOW")]),
    ],
    "how and why": [
        ("Apologies: Ann Ost (from item 5), Kim Moor (items 3–7 only)", [("", "Ann Ost"), ("", "Kim Moor")]),
        ("Apologies: Ann Ost (dial-in until item 5), Kim Moor (unwell)", [("", "Ann Ost"), ("", "Kim Moor")]),
        ("Apologies: Cllrs Ost (family), Low (work) and Fry", [("", "Ost"), ("", "Low"), ("", "Fry")]),
        (
            "Apologies: Ann Ost (Other Gas Parties; by phone), Kim Moor (Ofgem)",
            [("Other Gas Parties", "Ann Ost"), ("Ofgem", "Kim Moor")],
        ),
    ],
    "what they stand for": [
        (
            "Apologies: Ann Ost, Finance Director; Kim Moor, Head of Repairs",
            [("Finance Director", "Ann Ost"), ("Head of Repairs", "Kim Moor")],
        ),
        (
            "Apologies: Ann Ost, Finance Director, Kim Moor, Head of Repairs",
            [("Finance Director", "Ann Ost"), ("Head of Repairs", "Kim Moor")],
        ),
        (
            "Apologies: Ann Ost – Gas, Kim Moor – Water, Jo Fry – Heat",
            [("Gas", "Ann Ost"), ("Water", "Kim Moor"), ("Heat", "Jo Fry")],
        ),
        (
            "Apologies: Ann Ost (Finance Director) Kim Moor (Head of Repairs)",
            [("Finance Director", "Ann Ost"), ("Head of Repairs", "Kim Moor")],
        ),
        (
            "Apologies: Ann Ost, Fire and Rescue; Kim Moor, Ofgem",
            [("Fire and Rescue", "Ann Ost"), ("Ofgem", "Kim Moor")],
        ),
    ],
    "alternates": [
        ("Present: Jo Low, Bo Dean (for Ann Ost), B. Fry\nApologies: Ann Ost", [("", "Ann Ost")]),
        ("Present: Jo Low, Bo Dean vice Ann Ost\nApologies: Ann Ost (Bo Dean as alternate)", [("", "Ann Ost")]),
        ("Apologies: Ann Ost (Bo Dean attending), Kim Moor", [("", "Ann Ost"), ("", "Kim Moor")]),
        ("Alternates: Bo Dean for Ann Ost\nApologies: Ann Ost, Kim Moor", [("", "Ann Ost"), ("", "Kim Moor")]),
    ],
    "other labels": [
        (
            "In the chair: Jo Low\nPresent: B. Fry (dial-in), K. Dale (until item 5)\nAlso present: Mia Quill\n"
            "In attendance: Ada Bell (Clerk)\nObservers: Cy Dale\nApologies: Ann Ost\n"
            "Absent without apologies: Kim Moor",
            [("", "Ann Ost")],
        ),
        (
            "Absent with apologies: Ann Ost, Kim Moor\nAbsent without apologies: Bo Dean",
            [("", "Ann Ost"), ("", "Kim Moor")],
        ),
        ("Apologies and absences: Ann Ost; Kim Moor", [("", "Ann Ost"), ("", "Kim Moor")]),
        ("Apologies: Ann Ost. In attendance: Ada Bell (Clerk). Quorum: 5", [("", "Ann Ost")]),
        ("Attendance\n\nIn the chair: Jo Low\nObservers: Cy Dale\nApologies: nil", []),
    ],
    "further lines": [
        (
            "Apologies: Cllr A. Smith, Cllr B. Jones\nand Cllr C. Brown",
            [("", "Cllr A. Smith"), ("", "Cllr B. Jones"), ("", "Cllr C. Brown")],
        ),
        (
            "Apologies: Cllr A. Smith (ill), Cllr B. Jones,\nCllr C. Brown and Mrs\nP. Green\n\n"
            "In attendance: Ada Bell",
            [("", "Cllr A. Smith"), ("", "Cllr B. Jones"), ("", "Cllr C. Brown"), ("", "Mrs P. Green")],
        ),
        ("Apologies: Ann Ost. Kim Moor.\nJo Fry joined at item 3.", [("", "Ann Ost"), ("", "Kim Moor")]),
        (
            "Apologies    Cllr Ost\n             Cllr Low (work)\n             the Rt Hon. A. Smith MP",
            [("", "Cllr Ost"), ("", "Cllr Low"), ("", "Rt Hon. A. Smith MP")],
        ),
        ("The following members sent their apologies:\n\n- Ann Ost\n- Kim Moor", [("", "Ann Ost"), ("", "Kim Moor")]),
    ],
    "columns": [
        (
            "Present          Apologies          In attendance\nJo Low           Cllr Ost           Ada Bell\n"
            "B. Fry           Dr K. Moor         Cy Dale",
            [("", "Cllr Ost"), ("", "Dr K. Moor")],
        ),
        (
            "Members present      Apologies            Officers\nCllr Jo Low (Chair)  Cllr Ann Ost         Ada Bell\n"
            "Cllr B. Fry                               Cy Dale (dial-in)\nCllr C. Orr          Cllr Kim Moor",
            [("", "Cllr Ann Ost"), ("", "Cllr Kim Moor")],
        ),
        (
            "| Present | In attendance | Apologies |\n| --- | --- | --- |\n| Jo Low (Chair) | Ada Bell | Ann Ost |\n"
            "| B. Fry | Cy Dale (dial-in) | Kim Moor (Gas) |",
            [("", "Ann Ost"), ("Gas", "Kim Moor")],
        ),
        ("Name | Organisation | Present/Apologies\nJo Low | Gas | P\nAnn Ost | Water | A", [("Water", "Ann Ost")]),
        ("Cllr Jo Low     Present\nCllr Ann Ost    Apologies\nCllr Kim Moor   Present", [("", "Cllr Ann Ost")]),
    ],
    "more columns": [
        (
            "Present:\nJo Low           Chair\nB. Fry           Non-Executive Director\n\nApologies:\n"
            "Ann Ost          Chief Executive\nProf. Kim Vale   Non-Executive Director",
            [("Chief Executive", "Ann Ost"), ("Non-Executive Director", "Prof. Kim Vale")],
        ),
        (
            "Attendance:\n  Jo Low (Chair)            Present\n  B. Fry                    Present (by phone)\n"
            "  Ann Ost                   Apologies\n  Kim Moor                  Apologies (Bo Dean attended)\n"
            "  Bo Dean (for Kim Moor)    Present",
            [("", "Ann Ost"), ("", "Kim Moor")],
        ),
        (
            "Attendees                           Apologies\nJo Low (JL) – Chair                 Ann Ost (AO)\n"
            "B. Fry (BF)                         Kim Moor (KM)\nCy Dale (CD) (dial-in)",
            [("", "Ann Ost"), ("", "Kim Moor")],
        ),
        (
            "   In the chair:      Jo Low\n   Members:           B. Fry\n                      C. Orr (until item 5)\n"
            "   Apologies:         Ann Ost\n                      Cllr K. Moor\n   Observers:         Cy Dale",
            [("", "Ann Ost"), ("", "Cllr K. Moor")],
        ),
    ],
    "other brackets and words": [
        ("Apologies: Ann Ost [AO], Kim Moor [KM]", [("", "Ann Ost"), ("", "Kim Moor")]),
        (
            "Apologies: Kim Moor of Ofgem, Ann Ost of the DCC and Bo Lund from E.ON",
            [("Ofgem", "Kim Moor"), ("DCC", "Ann Ost"), ("E.ON", "Bo Lund")],
        ),
        ("Apologies: Ms Ost, Treasurer, Mr Moor, Secretary", [("Treasurer", "Ms Ost"), ("Secretary", "Mr Moor")]),
        (
            "Apologies: Ofgem (Kim Moor), DCC (Ann Ost and Bo Lund)",
            [("Ofgem", "Kim Moor"), ("DCC", "Ann Ost"), ("DCC", "Bo Lund")],
        ),
        (
            "Apologies: The Rt Revd the Lord Bishop of Wexmouth, Canon Tom Fry.",
            [("", "The Rt Revd the Lord Bishop of Wexmouth"), ("", "Canon Tom Fry")],
        ),
    ],
    "marks": [
        (
            "Members: Jo Low (Chair), B. Fry, Ann Ost (apologies), Kim Moor (apologies)",
            [("", "Ann Ost"), ("", "Kim Moor")],
        ),
        ("Ann Ost – apologies\nKim Moor – apologies", [("", "Ann Ost"), ("", "Kim Moor")]),
        ("Members: Dr Jo Low; Cllr Ost (apologies received); Cllr Low", [("", "Cllr Ost")]),
        ("Trustees: Jo Low, B. Fry and Kim Moor (sent apologies)", [("", "Kim Moor")]),
    ],
}

IN_SENTENCES: dict[str, list[tuple[str, Expected]]] = {
    "sent by them": [
        (
            "The Rt Hon. A. Smith MP and Lord Vane sent their apologies.",
            [("", "The Rt Hon. A. Smith MP"), ("", "Lord Vane")],
        ),
        ("Cllrs Smith and Jones and Mr Green sent their apologies.", [("", "Smith"), ("", "Jones"), ("", "Mr Green")]),
        (
            "Ann Ost, Kim Moor and Dr Low were unable to attend and sent their apologies.",
            [("", "Ann Ost"), ("", "Kim Moor"), ("", "Dr Low")],
        ),
        ("It was noted that Ann Ost had sent apologies.", [("", "Ann Ost")]),
        ("Ann Ost had tendered her apologies, as had Kim Moor.", [("", "Ann Ost"), ("", "Kim Moor")]),
        ("Ann Ost apologised for her absence.", [("", "Ann Ost")]),
    ],
    "received from them": [
        (
            "Apologies were received from the Rt Hon. A. Smith MP, Cllrs Smith and Jones, and "
            "Lt. Col. (retd.) P. Hale.",
            [("", "Rt Hon. A. Smith MP"), ("", "Smith"), ("", "Jones"), ("", "Lt. Col. (retd.) P. Hale")],
        ),
        (
            "Apologies received from Ann Ost and Kim Moor, and from Dr Low.",
            [("", "Ann Ost"), ("", "Kim Moor"), ("", "Dr Low")],
        ),
        (
            "Apologies were received and accepted from Cllrs Smith (family), Jones (work) and Brown.",
            [("", "Smith"), ("", "Jones"), ("", "Brown")],
        ),
        ("The apologies of Ann Ost and Kim Moor were accepted.", [("", "Ann Ost"), ("", "Kim Moor")]),
        ("Ann Ost's apologies were noted.", [("", "Ann Ost")]),
        ("RESOLVED: That the apologies of Cllr Ost (work) be accepted.", [("", "Cllr Ost")]),
        ("The following sent apologies: Ann Ost, Kim Moor.", [("", "Ann Ost"), ("", "Kim Moor")]),
    ],
    "somebody came instead": [
        ("Bo Dean attended for Ann Ost, who had sent apologies.", [("", "Ann Ost")]),
        ("Apologies were received from Ann Ost and Bo Dean attended in her place.", [("", "Ann Ost")]),
        (
            "Apologies were received from Ms Anna Smith (Gas Networks), for whom Bo Dean was alternate, and Kim Moor.",
            [("Gas Networks", "Ms Anna Smith"), ("", "Kim Moor")],
        ),
        (
            "Apologies were received from Ann Ost, represented by Bo Dean, and Kim Moor.",
            [("", "Ann Ost"), ("", "Kim Moor")],
        ),
        (
            "Apologies were received from Ann Ost (Bo Dean attended as her alternate) and Kim Moor.",
            [("", "Ann Ost"), ("", "Kim Moor")],
        ),
    ],
    "under the title": [
        ("Ann Ost, Kim Moor", [("", "Ann Ost"), ("", "Kim Moor")]),
        ("Cllrs Ost, Moor and Fry.", [("", "Ost"), ("", "Moor"), ("", "Fry")]),
        ("Received from Cllr Ost and Cllr Moor.", [("", "Cllr Ost"), ("", "Cllr Moor")]),
        ("Apologies:\tCllr Ost (AO)\n\tCllr Moor (KM)", [("", "Cllr Ost"), ("", "Cllr Moor")]),
    ],
    "other apologies": [
        ("Jo Low sent apologies for lateness. Apologies were received from Ann Ost.", [("", "Ann Ost")]),
        ("Apologies for lateness were received from Bo Dean.", []),
        ("The Clerk gave her apologies for the delay to Ann Ost.", []),
        ("Kim Moor was absent without apologies.", []),
    ],
}
