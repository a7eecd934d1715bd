// The words, marks and labels by which the text of minutes is read, here and on the server: minutes/text/grammar.py
// loads this file too, so what is exported is plain JSON. Words stand in one string, apart by a blank.
export default {
  "outcomes": {
    "tinted": "AGREED APPROVED DEFERRED DISCUSSED NOTED"
  },
  "sentences": {
    "marks": ".!?",
    "closing": "\"'’”)]",
    "opening": "\"'“‘([",
    "abbreviations":
      "e.g i.e cf vs viz approx no nos para paras mr mrs ms mx dr prof sir st rev revd rt hon cllr cllrs messrs lt col maj gen brig cdr capt sgt cpl insp supt drs profs ald retd ref refs fig figs art vol pp ed",
    "labels":
      "annex appendix attachment band category class group option part path phase plan schedule section table tier version",
    "starters":
      "a an after all at both but each however in it members no on one our she he they the there therefore these this those we when while",
    "companies": "co ltd inc plc corp bros"
  },
  "quotes": {
    "straight": "\"'",
    "styles": { "double": ["“”", "‘’"], "single": ["‘’", "‘’"] },
    "opens_behind": "([{=“‘–—/-\ufffc"
  },
  "clauses": {
    "quotes": ["“\"‘'", "”\"’'"],
    "describing": "a an the as be its their this these those any previously already being",
    "earlier": "had",
    "earlier_adverbs": "also since",
    "earlier_participle": "been",
    "contrasts": "but while whilst whereas however",
    "joints": "and then or",
    "adverbs":
      "also further furthermore then therefore subsequently unanimously additionally hereby that it was not has have",
    "subjects": "the a an all both one two three its most some each member members",
    "asides_after": "and but then",
    "asides": "by on in with after following having",
    "loose": "and but"
  },
  "entries": {
    "bullets": "-–—*+•‣▪●◦·¢⁃∙■□▢◆◇○►▸▶➢➤❖◼◻◾◽❑❒⦁",
    "font_bullets": "[\uf021-\uf0ff]",
    "glued_bullets": "•‣▪●◦⁃∙■◆►▸▶➢➤❖",
    "dashes": "-–—",
    "letters_for_bullets": "oe.",
    "enumerators": "[a-z]|[ivx]{1,5}|[0-9]{1,3}",
    "enumerators_at_line_start": "[a-z]|[ivx]{1,5}|[0-9]{1,2}",
    "separators": ";,",
    "last": "and or"
  },
  "lines": {
    "introducing": ":",
    "ending": ".?!",
    "leading_on":
      "a an and any as at but by each for from her his if in into is its nor of on or our over per than that the their this to under was were when which who with without",
    "completing": ".:;?!",
    "closing": "\"'”’)]"
  },
  "left_out": {
    "tags": "del s strike",
    "styles": {
      "display": "none",
      "visibility": "hidden collapse",
      "opacity": "0 0.0 .0 0%",
      "mso-hide": "all screen",
      "text-decoration": "line-through",
      "text-decoration-line": "line-through"
    }
  },
  "actions": {
    "label": "ACTION",
    "before": "NEW",
    "after": "POINT ITEM",
    "label_in_small": "Action|New action",
    "after_in_small": "point item Point Item",
    "dashes": "–—-",
    "brackets": ["([", ")]"],
    "reference": "[A-Z][A-Z0-9&-]{0,6}(?:[A-Z0-9]-[A-Z]{1,3} ?|[A-Z] ?|[0-9]-)[0-9]{1,4} ?/ ?0*[0-9]{1,3}",
    "reference_marks": ":.–—-",
    "number": "(?:(?:[Nn]o|NO|[Nn]umber)[.]? ?|#)?(?:A?[0-9]{1,3}|(?:[A-Z]{2,8}[ /_-]?)?[0-9]{1,4}[/._-][0-9]{1,3})",
    "number_marks": ":.)",
    "promises": "to shall will must should",
    "tells": "is are was were has have had",
    "titles": "Dr Mr Mrs Ms Miss Prof Sir St Cllr"
  }
}
