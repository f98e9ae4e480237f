# language: sv

Egenskap: Kontaktperson och ändringar
  Ett byte av kontaktperson ska meddelas skriftligen, och en ändring gäller bara om samtliga parter är överens.

  @CONTACT-01
  Scenario: Skriftligt besked samma dag är omgående
    Givet en överenskommelse som gäller från och med 2019-01-01 till och med 2022-12-31
    Och att en ändrad kontaktperson ska meddelas omgående (§ 13)
    När kommunen byter kontaktperson 2020-03-02
    Och motparten underrättas skriftligt 2020-03-02
    Så är läget för beskedet om kontaktperson "fullgjord"
    Och skälet är CONTACT-01 (§ 13)

  @CONTACT-04 @CONTACT-03
  Scenario: Om en senare dag är omgående kräver en bedömning
    Givet en överenskommelse som gäller från och med 2019-01-01 till och med 2022-12-31
    Och att en ändrad kontaktperson ska meddelas omgående (§ 13)
    När kommunen byter kontaktperson 2020-03-02
    Och motparten underrättas skriftligt 2020-03-03
    Så är läget för beskedet om kontaktperson den 2020-03-02 "ska fullgöras"
    Och läget för beskedet om kontaktperson den 2020-03-03 är "går inte att avgöra"
    Och bedömningen av beskedet om kontaktperson är "kräver juridisk bedömning"
    Och skälet är CONTACT-03 (§ 13)

  @CONTACT-04 @CONTACT-06
  Scenario: Om det redan är försenat kräver en bedömning när inga dagar är bestämda
    Givet en överenskommelse som gäller från och med 2019-01-01 till och med 2022-12-31
    Och att en ändrad kontaktperson ska meddelas omgående (§ 13)
    När kommunen byter kontaktperson 2020-03-02
    Och motparten underrättas muntligt 2020-03-02
    Så är läget för beskedet om kontaktperson den 2020-03-02 "ska fullgöras"
    Och läget för beskedet om kontaktperson den 2020-03-03 är "går inte att avgöra"
    Och skälet är CONTACT-06 (§ 13)

  @CONTACT-01
  Scenario: Den sista av de dagar som är bestämda är i rätt tid
    Givet en överenskommelse som gäller från och med 2019-01-01 till och med 2022-12-31
    Och att en ändrad kontaktperson ska meddelas inom 10 dagar (§ 13)
    När kommunen byter kontaktperson 2020-03-02
    Och motparten underrättas skriftligt 2020-03-12
    Så är läget för beskedet om kontaktperson "fullgjord"

  @CONTACT-02 @CONTACT-04 @CONTACT-05
  Scenario: Dagen därefter är för sent
    Givet en överenskommelse som gäller från och med 2019-01-01 till och med 2022-12-31
    Och att en ändrad kontaktperson ska meddelas inom 10 dagar (§ 13)
    När kommunen byter kontaktperson 2020-03-02
    Och motparten underrättas skriftligt 2020-03-14
    Så är läget för beskedet om kontaktperson den 2020-03-12 "ska fullgöras"
    Och skälet är CONTACT-04 (§ 13)
    Och läget för beskedet om kontaktperson den 2020-03-13 är "försenad"
    Och skälet är CONTACT-05 (§ 13)
    Och läget för beskedet om kontaktperson den 2020-03-14 är "fullgjord för sent"
    Och skälet är CONTACT-02 (§ 13)

  @CONTACT-07
  Scenario: Om beskedet var skriftligt kan vara okänt
    Givet en överenskommelse som gäller från och med 2019-01-01 till och med 2022-12-31
    Och att en ändrad kontaktperson ska meddelas omgående (§ 13)
    När kommunen byter kontaktperson 2020-03-02
    Och motparten underrättas 2020-03-02 utan att det är känt om det var skriftligt
    Så är läget för beskedet om kontaktperson "går inte att avgöra"
    Och bedömningen av beskedet om kontaktperson är "uppgift saknas"
    Och skälet är CONTACT-07 (§ 13)

  @CHANGE-01
  Scenario: En ändring som samtliga parter är överens om gäller
    Givet en överenskommelse som gäller från och med 2019-01-01 till och med 2022-12-31
    När parterna kommer 2020-03-02 överens om att ändra § 4
    Så gäller ändringen av § 4
    Och skälet är CHANGE-01 (§ 4)

  @CHANGE-02
  Scenario: En ändring som bara en part har beslutat gäller inte
    Givet en överenskommelse som gäller från och med 2019-01-01 till och med 2022-12-31
    När regionen beslutar ensam 2020-03-02 att ändra § 5
    Så gäller ändringen av § 5 inte
    Och skälet är CHANGE-02 (§ 5)
