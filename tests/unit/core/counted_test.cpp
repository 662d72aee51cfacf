// SPDX-License-Identifier: Apache-2.0
#include "core/counted.h"

#include <gtest/gtest.h>

namespace atos {

TEST(Counted, OneIsOneAndAllOthersAreMany) {
    EXPECT_EQ(counted(0, "note"), "0 notes");
    EXPECT_EQ(counted(1, "note"), "1 note");
    EXPECT_EQ(counted(2, "note"), "2 notes");
    EXPECT_EQ(counted(1, "note begins", "notes begin"), "1 note begins");
    EXPECT_EQ(counted(3, "note begins", "notes begin"), "3 notes begin");
}

} // namespace atos
