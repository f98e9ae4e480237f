# language: sv

Egenskap: Påminnelser om sista dagen för uppsägning
  Varje natt påminns den som ansvarar, tills ett beslut är registrerat. Ett beslut att säga upp räcker inte:
  uppsägningen ska ha kommit fram.

  Bakgrund:
    Givet en överenskommelse som gäller från och med 2019-01-01 till och med 2021-12-31 (§ 10)
    Och att den förlängs av sig själv med 3 år i taget (§ 10)
    Och att den ska sägas upp skriftligen senast 12 månader före avtalsperiodens slut (§ 11)

  @ALERT-01
  Scenario: Ett halvår före sista dagen påminns en gång
    När överenskommelsen bedöms per den 2020-07-04
    Så påminns den 2020-07-04 om sista dag för uppsägning den 2020-12-31
    Och den 2020-07-05 påminns inte om sista dag för uppsägning

  @ALERT-02
  Scenario: Har ingen svarat trettio dagar före går påminnelsen även till nästa mottagare
    När överenskommelsen bedöms per den 2020-12-01
    Så går påminnelsen den 2020-12-01 om sista dag för uppsägning även till nästa mottagare

  @ALERT-02
  Scenario: Sista veckan påminns varje arbetsdag, och den sista dagen även om den inte är en arbetsdag
    När överenskommelsen bedöms per den 2020-12-23
    Så påminns den 2020-12-24 om sista dag för uppsägning den 2020-12-31
    Och den 2020-12-25 påminns inte om sista dag för uppsägning
    Och den 2020-12-28 påminns om sista dag för uppsägning den 2020-12-31
    Och den 2020-12-29 påminns om sista dag för uppsägning den 2020-12-31
    Och den 2020-12-30 påminns om sista dag för uppsägning den 2020-12-31
    Och den 2020-12-31 påminns om sista dag för uppsägning den 2020-12-31

  @ALERT-12
  Scenario: Dagen efter sägs det att dagen har passerat, en gång
    När överenskommelsen bedöms per den 2021-01-01
    Så går påminnelsen den 2021-01-01 om sista dag för uppsägning även till nästa mottagare
    Och den 2021-01-02 påminns inte om sista dag för uppsägning

  @ALERT-02
  Scenario: Efter missade nätter påminns ändå
    Givet att den senaste nattkörningen gjordes 2020-06-01
    När överenskommelsen bedöms per den 2020-12-20
    Så påminns den 2020-12-20 om sista dag för uppsägning den 2020-12-31

  @ALERT-12
  Scenario: Passerar dagen under missade nätter sägs det
    Givet att den senaste nattkörningen gjordes 2020-12-30
    När överenskommelsen bedöms per den 2021-02-15
    Så påminns den 2021-02-15 om sista dag för uppsägning den 2020-12-31

  @ALERT-05
  Scenario: Är det beslutat att förlänga påminns inte mer
    När fullmäktige 2020-06-01 beslutar att förlänga
    Så påminns den 2020-07-04 inte om sista dag för uppsägning
    Och den 2021-01-01 påminns inte om sista dag för uppsägning

  @ALERT-06 @ALERT-03
  Scenario: Den som förhandlar till och med en dag påminns inte förrän dagen efter
    När fullmäktige 2020-06-01 beslutar att förhandla till och med 2020-10-31
    Så påminns den 2020-10-02 inte om sista dag för uppsägning
    Och den 2020-11-01 påminns om sista dag för uppsägning den 2020-12-31

  @ALERT-06 @ALERT-02
  Scenario: Den som förhandlar förbi sista dagen påminns ändå den sista veckan
    När fullmäktige 2020-12-02 beslutar att förhandla till och med 2021-03-31
    Så påminns den 2020-12-17 inte om sista dag för uppsägning
    Och den 2020-12-24 påminns om sista dag för uppsägning den 2020-12-31
    Och den 2020-12-31 påminns om sista dag för uppsägning den 2020-12-31
    Och påminnelsen den 2021-01-01 om sista dag för uppsägning går även till nästa mottagare

  @ALERT-06 @ALERT-02
  Scenario: Den som har fått frågan utan dag påminns när tiden att svara är ute
    När fullmäktige 2020-06-01 beslutar att lämna över frågan
    Så påminns den 2020-10-02 inte om sista dag för uppsägning
    Och påminnelsen den 2020-12-01 om sista dag för uppsägning går även till nästa mottagare

  @ALERT-04
  Scenario: Flyttas dagen gäller beslutet inte längre
    När fullmäktige 2020-10-01 beslutar att förlänga
    Och parterna kommer 2020-10-15 överens om 2022-12-31 som ny sista dag
    Så påminns den 2020-12-31 om sista dag för uppsägning den 2021-12-31

  @ALERT-07 @ALERT-08 @ALERT-13
  Scenario: Ett beslut att säga upp tystar inget förrän uppsägningen har kommit fram
    När fullmäktige 2020-06-01 beslutar att säga upp
    Så säger påminnelsen den 2020-07-04 om sista dag för uppsägning att beslutet inte är genomfört
    Och påminnelsen den 2020-12-01 om sista dag för uppsägning säger att beslutet inte är genomfört
    Och påminnelsen den 2020-12-01 om sista dag för uppsägning går även till nästa mottagare
    Och påminnelsen den 2021-01-01 om sista dag för uppsägning säger att beslutet inte är genomfört

  @ALERT-07
  Scenario: När uppsägningen har kommit fram påminns inte mer
    Givet att fullmäktige 2020-06-01 beslutade att säga upp
    När en uppsägning kommer fram 2020-09-15
    Så säger påminnelsen den 2020-07-04 om sista dag för uppsägning att beslutet inte är genomfört
    Och den 2020-10-02 påminns inte om sista dag för uppsägning

  @ALERT-09 @ALERT-10
  Scenario: En uppsägning som inte säkert har verkan tystar inget
    Givet att fullmäktige 2020-06-01 beslutade att säga upp
    När en muntlig uppsägning kommer fram 2020-06-15
    Så påminns den 2020-07-04 om sista dag för uppsägning den 2020-12-31
    Och påminnelsen den 2020-12-01 om sista dag för uppsägning går även till nästa mottagare

  @ALERT-01
  Scenario: Det sista mötet då beslut hinner fattas nämns
    Givet att "Fullmäktige" bara har kommunen som medlem
    Och att "Fullmäktige" möts 2020-11-18
    Och att "Fullmäktige" möts 2020-12-12
    Och att "Fullmäktige" möts 2020-12-13
    När överenskommelsen bedöms per den 2020-10-02
    Så nämner påminnelsen den 2020-10-02 om sista dag för uppsägning mötet 2020-12-12

  @ALERT-14
  Scenario: Att avtalsperioden går ut sägs i förväg och när den har gått ut
    När överenskommelsen bedöms per den 2021-12-01
    Så påminns den 2021-12-01 om att avtalsperioden går ut den 2021-12-31
    Och den 2022-01-01 påminns om att avtalsperioden går ut den 2021-12-31
