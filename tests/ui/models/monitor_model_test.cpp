// SPDX-License-Identifier: Apache-2.0
#include "ui/models/wait.h"
#include "ui/settings/monitor_model.h"

#include <gtest/gtest.h>

namespace atos {
namespace {

ChannelMessage note(int pitch) {
    return {0, {0x90, static_cast<std::uint8_t>(pitch), 80}};
}

TEST(MonitorModel, ShowsMessagesInWordsTheNewestFirst) {
    MonitorModel monitor;
    monitor.hear(note(50));
    monitor.setWatching(true);
    monitor.hear(note(60));
    monitor.hear({0, {0xB0, 64, 127}});
    ATOS_WAIT_FOR(monitor.lines().size() == 2);
    EXPECT_TRUE(monitor.lines().at(0).contains(QStringLiteral("damper 127")));
    EXPECT_TRUE(monitor.lines().at(1).contains(QStringLiteral("C4")));
    monitor.setWatching(false);
    monitor.hear(note(70));
    monitor.setWatching(true);
    EXPECT_EQ(monitor.lines().size(), 2) << "what came while nobody looked is not shown";
    monitor.clear();
    EXPECT_TRUE(monitor.lines().isEmpty());
}

TEST(MonitorModel, IsBoundedAndSaysWhatItMissed) {
    MonitorModel monitor;
    monitor.setWatching(true);
    for (int i = 0; i < 600; ++i)
        monitor.hear(note(21 + i % 88));
    ATOS_WAIT_FOR(!monitor.lines().isEmpty());
    EXPECT_EQ(monitor.lines().size(), MonitorModel::mostLines);
    monitor.clear();
    for (int i = 0; i < 520; ++i)
        monitor.hear(note(60));
    ATOS_WAIT_FOR(!monitor.lines().isEmpty());
    EXPECT_TRUE(monitor.lines().first().startsWith(QStringLiteral("note")))
        << monitor.lines().first().toStdString();
}

} // namespace
} // namespace atos
