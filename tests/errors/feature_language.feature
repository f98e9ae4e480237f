# language: no
# Norwegian is a language of Gherkin, but there are no sentences in it.

Egenskap: En

  Scenario: En
    Så er det slik
