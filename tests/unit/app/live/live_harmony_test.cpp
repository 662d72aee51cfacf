// SPDX-License-Identifier: Apache-2.0
#include "app/live/live_harmony.h"

#include <gmock/gmock.h>

namespace atos {

using testing::ElementsAre;

TEST(LiveHarmony, LooksOnlyAtWhatSoundsInTheLastSeconds) {
    Performance take;
    take.notes = {{0, 1, 60, 80, 0, 0},
                  {2, 6, 64, 80, 0, 0},
                  {9, 0.5, 62, 80, 0, 0},
                  {9, 3, 67, 80, 0, 0},
                  {11, 1, 69, 80, 0, 0}};
    take.pedals = {{0, PedalKind::damper, 50, 0},
                   {3, PedalKind::damper, 90, 0},
                   {4, PedalKind::soft, 0, 0},
                   {9, PedalKind::damper, 10, 0}};
    const Performance last = lastSeconds(take, 10, 5);
    EXPECT_THAT(last.notes,
                ElementsAre(Note{0, 3, 64, 80, 0, 0}, Note{4, 0.5, 62, 80, 0, 0}, Note{4, 3, 67, 80, 0, 0}));
    EXPECT_THAT(last.pedals,
                ElementsAre(Pedal{0, PedalKind::damper, 90, 0}, Pedal{4, PedalKind::damper, 10, 0}));
    EXPECT_EQ(lastSeconds(take, 10, 30).notes.size(), 4U);
}

} // namespace atos
