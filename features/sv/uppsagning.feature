# language: sv

Egenskap: Uppsägning
  Överenskommelsen om regional samverkan gäller tre år i taget. Den upphör vid periodens slut bara om en part skriftligen
  har sagt upp den senast tolv månader dessförinnan. Kommer uppsägningen för sent gäller den till nästa periods slut.

  Bakgrund:
    Givet en överenskommelse som gäller från och med 2019-01-01 till och med 2021-12-31 (§ 10)
    Och att den förlängs av sig själv med 3 år i taget (§ 10)
    Och att den ska sägas upp skriftligen senast 12 månader före avtalsperiodens slut (§ 11)

  @NOTICE-01 @TERM-02 @STATUS-04
  Abstrakt Scenario: Dagen då uppsägningen kommer fram avgör när överenskommelsen upphör
    När en uppsägning kommer fram <kom fram>
    Så gäller överenskommelsen till och med <upphör>
    Och läget är "gäller, slutdag bestämd"
    Och skälet är NOTICE-01 (§ 11)
    Och skälet är TERM-02 (§ 10)

    Exempel:
      | kom fram   | upphör     |
      | 2019-01-01 | 2021-12-31 |
      | 2020-12-31 | 2021-12-31 |
      | 2021-01-01 | 2024-12-31 |
      | 2023-12-31 | 2024-12-31 |
      | 2024-01-01 | 2027-12-31 |
      | 2026-12-31 | 2027-12-31 |
      | 2027-01-01 | 2030-12-31 |

  @NOTICE-01 @TERM-02
  Scenario: En uppsägning på sista dagen är i tid
    När en uppsägning kommer fram 2020-12-31
    Så gäller överenskommelsen till och med 2021-12-31
    Och TERM-06 är inget skäl

  @TERM-06 @TERM-02
  Scenario: En uppsägning dagen efter sista dagen gäller till nästa periods slut
    När en uppsägning kommer fram 2021-01-01
    Så gäller överenskommelsen till och med 2024-12-31
    Och skälet är TERM-06 (§ 10)

  @NOTICE-02
  Scenario: En uppsägning från den som inte får säga upp har ingen verkan
    Givet att bara regionen får säga upp den
    När en uppsägning från kommunen kommer fram 2020-12-31
    Så är ingen slutdag bestämd
    Och skälet är NOTICE-02 (§ 11)

  @NOTICE-01
  Scenario: En uppsägning från den som får säga upp har verkan
    Givet att bara regionen får säga upp den
    När en uppsägning från regionen kommer fram 2020-12-31
    Så gäller överenskommelsen till och med 2021-12-31

  @NOTICE-03
  Scenario: En muntlig uppsägning har ingen verkan när överenskommelsen kräver skriftlig form
    När en muntlig uppsägning kommer fram 2020-12-31
    Så är ingen slutdag bestämd
    Och skälet är NOTICE-03 (§ 11)

  @NOTICE-01
  Scenario: En muntlig uppsägning har verkan om motparten godtar formen i tid
    När en muntlig uppsägning kommer fram 2020-12-15
    Och motparten godtar formen 2020-12-31
    Så gäller överenskommelsen till och med 2021-12-31

  @NOTICE-11
  Scenario: En muntlig uppsägning som godtas först efter sista dagen kräver en bedömning
    När en muntlig uppsägning kommer fram 2020-12-15
    Och motparten godtar formen 2021-01-01
    Så är bedömningen "kräver juridisk bedömning"
    Och en tolkning är att överenskommelsen gäller till och med 2024-12-31
    Och en tolkning är att överenskommelsen gäller till och med 2021-12-31
    Och skälet är NOTICE-11 (§ 11)

  @NOTICE-10
  Scenario: Om e-post är skriftlig form kräver en bedömning
    När en uppsägning med e-post kommer fram 2020-12-31
    Så är bedömningen "kräver juridisk bedömning"
    Och läget är "går inte att avgöra"
    Och en tolkning är att ingen slutdag är bestämd
    Och en tolkning är att överenskommelsen gäller till och med 2021-12-31
    Och skälet är NOTICE-10 (§ 11)

  @NOTICE-01
  Scenario: Ett brev är skriftlig form
    När en uppsägning med brev kommer fram 2020-12-31
    Så gäller överenskommelsen till och med 2021-12-31
    Och NOTICE-10 är inget skäl

  @NOTICE-04
  Scenario: En uppsägning före den första dagen för uppsägning har ingen verkan
    Givet att uppsägning inte får ske före 2020-01-01
    När en uppsägning kommer fram 2019-12-31
    Så är ingen slutdag bestämd
    Och skälet är NOTICE-04 (§ 11)

  @NOTICE-01
  Scenario: En uppsägning på den första dagen för uppsägning har verkan
    Givet att uppsägning inte får ske före 2020-01-01
    När en uppsägning kommer fram 2020-01-01
    Så gäller överenskommelsen till och med 2021-12-31
    Och NOTICE-04 är inget skäl

  @NOTICE-05
  Scenario: En uppsägning som parterna återtar är som om den aldrig hade getts
    Givet att en uppsägning kom fram 2020-12-31
    När parterna kommer 2021-12-31 överens om att återta uppsägningen
    Så är ingen slutdag bestämd
    Och läget är "gäller"
    Och skälet är NOTICE-05 (§ 11)

  @NOTICE-08
  Scenario: Ett återtagande dagen efter det att överenskommelsen har upphört har ingen verkan
    Givet att en uppsägning kom fram 2020-12-31
    När parterna kommer 2022-01-01 överens om att återta uppsägningen
    Så gäller överenskommelsen till och med 2021-12-31
    Och läget är "har upphört"
    Och skälet är NOTICE-08 (§ 11)

  @NOTICE-06
  Scenario: En uppsägning efter det att överenskommelsen har upphört har ingen verkan
    Givet att en uppsägning från kommunen kom fram 2020-12-31
    När en uppsägning från regionen kommer fram 2022-01-01
    Så gäller överenskommelsen till och med 2021-12-31
    Och skälet är NOTICE-06 (§ 11)

  @NOTICE-01
  Scenario: En andra uppsägning på överenskommelsens sista dag ändrar ingenting
    Givet att en uppsägning från kommunen kom fram 2020-12-31
    När en uppsägning från regionen kommer fram 2021-12-31
    Så gäller överenskommelsen till och med 2021-12-31
    Och NOTICE-06 är inget skäl

  @NOTICE-12
  Scenario: En uppsägning som avsänds i tid men kommer fram för sent kräver en bedömning
    När en uppsägning avsänds 2020-12-30 och kommer fram 2021-01-01
    Så är bedömningen "kräver juridisk bedömning"
    Och en tolkning är att överenskommelsen gäller till och med 2024-12-31
    Och en tolkning är att överenskommelsen gäller till och med 2021-12-31
    Och skälet är NOTICE-12 (§ 11)

  @NOTICE-01
  Scenario: En uppsägning som både avsänds och kommer fram i tid har verkan
    När en uppsägning avsänds 2020-12-30 och kommer fram 2020-12-31
    Så gäller överenskommelsen till och med 2021-12-31
    Och NOTICE-12 är inget skäl
    Och det antas att en uppsägning räknas från det att den har kommit fram

  @NOTICE-01
  Scenario: Där avsändandet räknas är det avsändandet som ska ske i tid
    Givet att en uppsägning har skett när den avsänds
    När en uppsägning avsänds 2020-12-31 och kommer fram 2021-01-04
    Så gäller överenskommelsen till och med 2021-12-31
    Och NOTICE-12 är inget skäl

  @NOTICE-13
  Scenario: En sen uppsägning som anger det missade slutdatumet kräver en bedömning
    När en uppsägning som anger slutdagen 2021-12-31 kommer fram 2021-01-01
    Så är bedömningen "kräver juridisk bedömning"
    Och en tolkning är att ingen slutdag är bestämd
    Och en tolkning är att överenskommelsen gäller till och med 2024-12-31
    Och skälet är NOTICE-13 (§ 11)

  @NOTICE-01
  Scenario: En uppsägning får ange en senare slutdag än den närmaste
    När en uppsägning som anger slutdagen 2024-12-31 kommer fram 2020-12-31
    Så gäller överenskommelsen till och med 2024-12-31
    Och NOTICE-13 är inget skäl

  @NOTICE-14
  Scenario: En uppsägning som följs av en förlängning kräver en bedömning
    Givet att en uppsägning kom fram 2020-12-31
    När parterna kommer 2021-06-15 överens om 2022-12-31 som ny sista dag
    Så är bedömningen "kräver juridisk bedömning"
    Och en tolkning är att ingen slutdag är bestämd
    Och en tolkning är att överenskommelsen gäller till och med 2022-12-31
    Och skälet är NOTICE-14 (§ 10)

  @NOTICE-20
  Scenario: När parterna har olika uppsägningstid måste det vara känt vem som sade upp
    Givet att kommunen i stället har uppsägningstiden 6 månader
    När en uppsägning kommer fram 2021-03-31
    Så är bedömningen "uppgift saknas"
    Och en tolkning är att överenskommelsen gäller till och med 2024-12-31
    Och en tolkning är att överenskommelsen gäller till och med 2021-12-31
    Och skälet är NOTICE-20 (§ 11)

  @NOTICE-01
  Scenario: När parterna har samma uppsägningstid spelar det ingen roll vem som sade upp
    När en uppsägning kommer fram 2020-12-31
    Så är bedömningen "säkert"
    Och det antas att uppsägningen kom från någon av parterna
    Och NOTICE-20 är inget skäl

  @NOTICE-21
  Scenario: En uppsägning som man inte vet när den kom fram kan inte räknas
    När en uppsägning avsänds 2020-12-30 utan att det är känt när den kom fram
    Så är bedömningen "uppgift saknas"
    Och läget är "går inte att avgöra"
    Och skälet är NOTICE-21 (§ 11)

  @NOTICE-01
  Scenario: Det som inte var registrerat räknas inte när man frågar hur det såg ut då
    Givet att en uppsägning kom fram 2020-12-31
    Och att uppsägningen registrerades först 2021-01-04
    När överenskommelsen bedöms per den 2021-01-01 med det som var registrerat den 2021-01-03
    Så är läget "gäller"
    När överenskommelsen bedöms per den 2021-01-01 med det som var registrerat den 2021-01-04
    Så är läget "gäller, slutdag bestämd"
