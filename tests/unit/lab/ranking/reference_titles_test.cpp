// SPDX-License-Identifier: Apache-2.0
#include "lab/ranking/reference_titles.h"

#include <gtest/gtest.h>

namespace atos {

TEST(TidyTitle, DropsWhatCataloguesRepeat) {
    EXPECT_EQ(tidyTitle("Six Variations Six Variations - Opus 76 Op. 76"), "Six Variations - Opus 76 Op. 76");
    EXPECT_EQ(tidyTitle("Something Doing Something Doing."), "Something Doing");
    EXPECT_EQ(tidyTitle("2|eme | IMPROMPTU | pour le Piano"), "2 eme Impromptu pour le Piano");
    EXPECT_EQ(tidyTitle("Prelude Op. WoO 55 WoO 55"), "Prelude Op. WoO 55");
    EXPECT_EQ(tidyTitle("FUGA XXIII BWV 868"), "Fuga XXIII BWV 868");
    EXPECT_EQ(tidyTitle("Bethena"), "Bethena");
    EXPECT_EQ(tidyTitle(""), "");
    EXPECT_LE(tidyTitle(std::string(50, 'a') + " " + std::string(50, 'b')).size(), 80U);
}

TEST(Slug, HoldsOnlyLettersDigitsAndHyphens) {
    EXPECT_EQ(slugOf("Bach JS: Fuge in C!"), "bach-js-fuge-in-c");
    EXPECT_EQ(slugOf("  Träumerei, 2|ème  "), "traumerei-2-eme");
    EXPECT_EQ(slugOf("Январь \xC3"), "");
}

} // namespace atos
