# language: sv

Egenskap: Uppsägning där överenskommelsen inte har någon regel att räkna efter
  Utan klausul om uppsägning är det lagen och en juridisk bedömning som avgör. Frist gissar ingen tid.

  @NOTICE-07 @TERM-08
  Scenario: En tidsbestämd överenskommelse utan uppsägningsklausul kan inte sägas upp i förtid
    Givet en överenskommelse som gäller från och med 2019-01-01 till och med 2021-12-31 (§ 10)
    Och att den inte säger något om uppsägning
    När en uppsägning kommer fram 2020-06-30
    Så gäller överenskommelsen till och med 2021-12-31
    Och läget är "gäller"
    Och skälet är NOTICE-07 (§ 10)

  @NOTICE-15
  Scenario: En överenskommelse som förlängs av sig själv utan att säga när den senast ska sägas upp
    Givet en överenskommelse som gäller från och med 2019-01-01 till och med 2021-12-31 (§ 10)
    Och att den förlängs av sig själv med 3 år i taget (§ 10)
    Och att den inte säger något om uppsägning
    När en uppsägning kommer fram 2021-11-30
    Så är bedömningen "kräver juridisk bedömning"
    Och en tolkning är att ingen slutdag är bestämd
    Och en tolkning är att överenskommelsen gäller till och med 2021-12-31
    Och skälet är NOTICE-15 (§ 10)

  @NOTICE-22 @TERM-15 @STATUS-06 @TERMINATION-18
  Scenario: En överenskommelse tills vidare utan uppsägningstid upphör efter skälig tid, som kräver en bedömning
    Givet en överenskommelse som gäller från och med 2019-01-01 tills vidare (§ 10)
    Och att den inte säger något om uppsägning
    När en uppsägning kommer fram 2022-06-15
    Så är läget "går inte att avgöra"
    Och bedömningen är "kräver juridisk bedömning"
    Och skälet är NOTICE-22 (§ 10)
    Och skälet är TERM-15
    Och skälet är STATUS-06
    Och svaret på frågan om uppsägning den 2022-06-16 är att slutet redan är bestämt
    Och svarets säkerhet är "kräver juridisk bedömning"

  @NOTICE-23
  Scenario: En uppsägningstid som räknas från ett slut som inte finns kräver en bedömning
    Givet en överenskommelse som gäller från och med 2019-01-01 tills vidare (§ 10)
    Och att den ska sägas upp senast 3 månader före avtalsperiodens slut (§ 11)
    När en uppsägning kommer fram 2022-06-15
    Så är läget "går inte att avgöra"
    Och bedömningen är "kräver juridisk bedömning"
    Och skälet är NOTICE-23 (§ 11)
