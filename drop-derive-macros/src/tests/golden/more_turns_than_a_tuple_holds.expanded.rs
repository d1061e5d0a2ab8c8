#[automatically_derived]
impl ::drop_derive::__private::Drop for Many {
    #[inline]
    fn drop(&mut self) {
        if false {
            let Self {
                0: ref __drop_derive_field0,
                1: ref __drop_derive_field1,
                2: ref __drop_derive_field2,
                3: ref __drop_derive_field3,
                4: ref __drop_derive_field4,
                5: ref __drop_derive_field5,
                6: ref __drop_derive_field6,
                7: ref __drop_derive_field7,
                8: ref __drop_derive_field8,
                9: ref __drop_derive_field9,
                10: ref __drop_derive_field10,
                11: ref __drop_derive_field11,
                12: ref __drop_derive_field12,
                13: ref __drop_derive_field13,
                14: ref __drop_derive_field14,
                15: ref __drop_derive_field15,
                16: ref __drop_derive_field16,
                17: ref __drop_derive_field17,
                18: ref __drop_derive_field18,
                19: ref __drop_derive_field19,
                20: ref __drop_derive_field20,
                21: ref __drop_derive_field21,
                22: ref __drop_derive_field22,
                23: ref __drop_derive_field23,
                24: ref __drop_derive_field24,
                25: ref __drop_derive_field25,
                26: ref __drop_derive_field26,
                27: ref __drop_derive_field27,
                28: ref __drop_derive_field28,
                29: ref __drop_derive_field29,
                30: ref __drop_derive_field30,
                31: ref __drop_derive_field31,
                32: ref __drop_derive_field32,
                33: ref __drop_derive_field33,
                34: ref __drop_derive_field34,
                35: ref __drop_derive_field35,
                36: ref __drop_derive_field36,
                37: ref __drop_derive_field37,
                38: ref __drop_derive_field38,
                39: ref __drop_derive_field39,
                40: ref __drop_derive_field40,
                41: ref __drop_derive_field41,
                42: ref __drop_derive_field42,
                43: ref __drop_derive_field43,
                44: ref __drop_derive_field44,
                45: ref __drop_derive_field45,
                46: ref __drop_derive_field46,
                47: ref __drop_derive_field47,
                48: ref __drop_derive_field48,
                49: ref __drop_derive_field49,
                50: ref __drop_derive_field50,
                51: ref __drop_derive_field51,
                52: ref __drop_derive_field52,
                53: ref __drop_derive_field53,
                54: ref __drop_derive_field54,
                55: ref __drop_derive_field55,
                56: ref __drop_derive_field56,
                57: ref __drop_derive_field57,
                58: ref __drop_derive_field58,
                59: ref __drop_derive_field59,
                60: ref __drop_derive_field60,
                61: ref __drop_derive_field61,
                62: ref __drop_derive_field62,
                63: ref __drop_derive_field63,
                64: ref __drop_derive_field64,
            } = *self;
        }
        let __drop_derive_in_order = unsafe {
            ::drop_derive::__private::InOrder::new(self, (&raw mut self.0,))
        };
        let __drop_derive_in_order = unsafe {
            ::drop_derive::__private::InOrder::new(
                self,
                (
                    &raw mut self.64,
                    &raw mut self.1,
                    &raw mut self.2,
                    &raw mut self.3,
                    &raw mut self.4,
                    &raw mut self.5,
                    &raw mut self.6,
                    &raw mut self.7,
                    &raw mut self.8,
                    &raw mut self.9,
                    &raw mut self.10,
                    &raw mut self.11,
                    &raw mut self.12,
                    &raw mut self.13,
                    &raw mut self.14,
                    &raw mut self.15,
                    &raw mut self.16,
                    &raw mut self.17,
                    &raw mut self.18,
                    &raw mut self.19,
                    &raw mut self.20,
                    &raw mut self.21,
                    &raw mut self.22,
                    &raw mut self.23,
                    &raw mut self.24,
                    &raw mut self.25,
                    &raw mut self.26,
                    &raw mut self.27,
                    &raw mut self.28,
                    &raw mut self.29,
                    &raw mut self.30,
                    &raw mut self.31,
                    &raw mut self.32,
                    &raw mut self.33,
                    &raw mut self.34,
                    &raw mut self.35,
                    &raw mut self.36,
                    &raw mut self.37,
                    &raw mut self.38,
                    &raw mut self.39,
                    &raw mut self.40,
                    &raw mut self.41,
                    &raw mut self.42,
                    &raw mut self.43,
                    &raw mut self.44,
                    &raw mut self.45,
                    &raw mut self.46,
                    &raw mut self.47,
                    &raw mut self.48,
                    &raw mut self.49,
                    &raw mut self.50,
                    &raw mut self.51,
                    &raw mut self.52,
                    &raw mut self.53,
                    &raw mut self.54,
                    &raw mut self.55,
                    &raw mut self.56,
                    &raw mut self.57,
                    &raw mut self.58,
                    &raw mut self.59,
                    &raw mut self.60,
                    &raw mut self.61,
                    &raw mut self.62,
                    &raw mut self.63,
                ),
            )
        };
    }
}
/** The fields drop in this order:

1. `64`
2. `1`
3. `2`
4. `3`
5. `4`
6. `5`
7. `6`
8. `7`
9. `8`
10. `9`
11. `10`
12. `11`
13. `12`
14. `13`
15. `14`
16. `15`
17. `16`
18. `17`
19. `18`
20. `19`
21. `20`
22. `21`
23. `22`
24. `23`
25. `24`
26. `25`
27. `26`
28. `27`
29. `28`
30. `29`
31. `30`
32. `31`
33. `32`
34. `33`
35. `34`
36. `35`
37. `36`
38. `37`
39. `38`
40. `39`
41. `40`
42. `41`
43. `42`
44. `43`
45. `44`
46. `45`
47. `46`
48. `47`
49. `48`
50. `49`
51. `50`
52. `51`
53. `52`
54. `53`
55. `54`
56. `55`
57. `56`
58. `57`
59. `58`
60. `59`
61. `60`
62. `61`
63. `62`
64. `63`
65. `0`
*/
#[automatically_derived]
impl ::drop_derive::OrderedDrop for Many {
    const DROP_ORDER: &'static [&'static ::drop_derive::__private::str] = &[
        "64",
        "1",
        "2",
        "3",
        "4",
        "5",
        "6",
        "7",
        "8",
        "9",
        "10",
        "11",
        "12",
        "13",
        "14",
        "15",
        "16",
        "17",
        "18",
        "19",
        "20",
        "21",
        "22",
        "23",
        "24",
        "25",
        "26",
        "27",
        "28",
        "29",
        "30",
        "31",
        "32",
        "33",
        "34",
        "35",
        "36",
        "37",
        "38",
        "39",
        "40",
        "41",
        "42",
        "43",
        "44",
        "45",
        "46",
        "47",
        "48",
        "49",
        "50",
        "51",
        "52",
        "53",
        "54",
        "55",
        "56",
        "57",
        "58",
        "59",
        "60",
        "61",
        "62",
        "63",
        "0",
    ];
    const DROP_DERIVE_NAMES: &'static ::drop_derive::__private::str = "";
}
