# language: sv

Egenskap: Beslut
  Vad ett beslut lämnar öppet i ett ärende, och vilka skyldigheter det innebär.

  @MATTER-01
  Scenario: Ett antaget förslag som inte innebär någon skyldighet
    Givet en överenskommelse som gäller från och med 2019-01-01 till och med 2022-12-31
    När nämnden antar förslaget 2020-03-01
    Så är ärendet "avgjort"

  @MATTER-02 @DUTY-02 @DUTY-04
  Scenario: Ett antaget förslag som innebär att något ska lämnas
    Givet en överenskommelse som gäller från och med 2019-01-01 till och med 2022-12-31
    Och att regionen ska lämna en återrapport till kommunen en gång
    När nämnden antar förslaget 2020-03-01
    Och det innebär att återrapporten ska lämnas
    Och överenskommelsen bedöms per den 2020-03-01
    Så är ärendet "avgjort, med något att göra"
    Och läget för återrapporten är "ska fullgöras"
    Och läget för återrapporten den 2023-01-01 är "försenad"

  @MATTER-08 @DUTY-15
  Scenario: Det som bara är föreslaget är inte beslutat
    Givet en överenskommelse som gäller från och med 2019-01-01 till och med 2022-12-31
    Och att regionen ska lämna en återrapport till kommunen en gång
    När nämnden får ett förslag 2020-03-01
    Och det innebär att återrapporten ska lämnas
    Och överenskommelsen bedöms per den 2020-03-01
    Så är ärendet "bara föreslaget"
    Och läget för återrapporten är "går inte att avgöra"
    Och bedömningen av återrapporten är "uppgift saknas"
    Och en fråga ställs om återrapporten
    Och skälet är DUTY-15

  @MATTER-03 @DUTY-16 @MATTER-02
  Scenario: Återremitterat ska beredas på nytt, tills det antas
    Givet en överenskommelse som gäller från och med 2019-01-01 till och med 2022-12-31
    Och att regionen ska lämna en återrapport till kommunen en gång
    När nämnden återremitterar ärendet 2020-03-01
    Och det innebär att återrapporten ska lämnas
    Och nämnden antar förslaget 2020-06-01
    Och det innebär att återrapporten ska lämnas
    Och överenskommelsen bedöms per den 2020-05-31
    Så är ärendet "återremitterat"
    Och läget för återrapporten är "går inte att avgöra"
    Och skälet är DUTY-16
    Och ärendet den 2020-06-01 är "avgjort, med något att göra"
    Och läget för återrapporten är "ska fullgöras"

  @MATTER-04 @MATTER-05
  Scenario: Uppskjutet till en dag som kommer och går
    Givet en överenskommelse som gäller från och med 2019-01-01 till och med 2022-12-31
    När nämnden skjuter upp ärendet till 2020-06-01 2020-03-01
    Så är ärendet den 2020-06-01 "uppskjutet"
    Och ärendet den 2020-06-02 är "uppskjutet till en tid som har passerat"

  @MATTER-06
  Scenario: Uppskjutet utan att det sägs till när
    Givet en överenskommelse som gäller från och med 2019-01-01 till och med 2022-12-31
    När nämnden skjuter upp ärendet 2020-03-01
    Så är ärendet "uppskjutet utan dag"

  @MATTER-07 @DUTY-14
  Scenario: Avslutas ärendet den sista dagen gäller skyldigheten inte längre
    Givet en överenskommelse som gäller från och med 2019-01-01 till och med 2022-12-31
    Och att regionen ska lämna en återrapport till kommunen en gång
    När nämnden antar förslaget 2020-03-01
    Och det innebär att återrapporten ska lämnas
    Och nämnden avslutar ärendet 2022-12-31
    Och överenskommelsen bedöms per den 2022-12-30
    Så är läget för återrapporten "ska fullgöras"
    Och ärendet den 2022-12-31 är "avslutat"
    Och läget för återrapporten är "gäller inte längre"
    Och skälet är DUTY-14

  @DUTY-19
  Scenario: Avslutas ärendet en dag senare kräver det en bedömning
    Givet en överenskommelse som gäller från och med 2019-01-01 till och med 2022-12-31
    Och att regionen ska lämna en återrapport till kommunen en gång
    När nämnden antar förslaget 2020-03-01
    Och det innebär att återrapporten ska lämnas
    Och nämnden avslutar ärendet 2023-01-01
    Och överenskommelsen bedöms per den 2023-01-01
    Så är läget för återrapporten "går inte att avgöra"
    Och bedömningen av återrapporten är "kräver juridisk bedömning"
    Och skälet är DUTY-19

  @MATTER-01
  Scenario: Ett beslut vars dag inte är känd, bara månaden
    Givet en överenskommelse som gäller från och med 2019-01-01 till och med 2022-12-31
    När nämnden antar förslaget någon dag i mars 2020
    Och överenskommelsen bedöms per den 2020-04-01
    Så är ärendet "avgjort"

  @MATTER-09 @DUTY-21 @DUTY-02
  Scenario: Ett beslut vars dag bara är känd till månaden räknas säkert först när månaden har gått
    Givet en överenskommelse som gäller från och med 2019-01-01 till och med 2022-12-31
    Och att regionen ska lämna en återrapport till kommunen en gång
    När nämnden antar förslaget någon dag i juni 2020
    Och det innebär att återrapporten ska lämnas
    Och överenskommelsen bedöms per den 2020-06-29
    Så är ärendet "går inte att avgöra"
    Och skälet är MATTER-09
    Och läget för återrapporten är "går inte att avgöra"
    Och bedömningen av återrapporten är "uppgift saknas"
    Och skälet är DUTY-21
    Och ärendet den 2020-06-30 är "avgjort, med något att göra"
    Och läget för återrapporten är "ska fullgöras"

  @MATTER-09 @DUTY-21
  Scenario: Om ett avslutande beslut utan dag har fattats är inte känt
    Givet en överenskommelse som gäller från och med 2019-01-01 till och med 2022-12-31
    Och att regionen ska lämna en återrapport till kommunen en gång
    När nämnden antar förslaget 2020-03-01
    Och det innebär att återrapporten ska lämnas
    Och nämnden avslutar ärendet en dag som inte är känd
    Och överenskommelsen bedöms per den 2020-06-01
    Så är ärendet "går inte att avgöra"
    Och läget för återrapporten är "går inte att avgöra"

  @MATTER-02 @DUTY-02
  Scenario: Ett förslag utan dag som senare antas gör ingen skillnad
    Givet en överenskommelse som gäller från och med 2019-01-01 till och med 2022-12-31
    Och att regionen ska lämna en återrapport till kommunen en gång
    När nämnden får ett förslag en dag som inte är känd
    Och nämnden antar förslaget 2020-03-01
    Och det innebär att återrapporten ska lämnas
    Och överenskommelsen bedöms per den 2020-06-01
    Så är ärendet "avgjort, med något att göra"
    Och läget för återrapporten är "ska fullgöras"
    Och MATTER-09 är inget skäl
