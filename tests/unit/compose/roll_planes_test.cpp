// SPDX-License-Identifier: Apache-2.0
#include "compose/gan/roll_planes.h"

#include <gmock/gmock.h>

namespace atos {
namespace {

using testing::ElementsAre;

TEST(RollPlanes, ComeBackAsTheSameMusic) {
    const NoteGrid grid{16, {{0, 4, 21, 1}, {0, 16, 108, 127}, {4, 2, 21, 90}, {9, 1, 60, 64}}};
    std::vector<float> planes(planeValues(16), 7);
    paintPlanes(grid, planes);
    EXPECT_EQ(gridFromPlanes(planes, 16), grid);
}

TEST(RollPlanes, SoundWithoutAnOnsetIsStruckAndAnOnsetWithoutSoundIsNothing) {
    std::vector<float> planes(planeValues(4), 0);
    const std::size_t row = 108 - 60;
    planes[(planeRows + row) * 4 + 1] = 1;
    planes[(planeRows + row) * 4 + 2] = 1;
    planes[(2 * planeRows + row) * 4 + 1] = 0.5F;
    planes[0] = 1;
    EXPECT_THAT(gridFromPlanes(planes, 4).notes, ElementsAre(GridNote{1, 2, 60, 64}));
}

} // namespace
} // namespace atos
