// SPDX-License-Identifier: Apache-2.0
#include "app/connection_model.h"
#include "midi/memory_system.h"
#include "ui/fakes.h"
#include "ui/models/wait.h"

#include <gtest/gtest.h>

#include <QSignalSpy>

namespace atos {
namespace {

using State = ConnectionModel::State;

class ConnectionModelTest : public testing::Test {
protected:
    MemorySystem midi_;
    test::FakeEngine engine_;
};

TEST_F(ConnectionModelTest, saysWhatToDoWithoutAPiano) {
    ConnectionModel connection(midi_, engine_);
    const QSignalSpy ports(&connection, &ConnectionModel::portsChanged);
    ATOS_WAIT_FOR(ports.count() > 0);
    EXPECT_EQ(connection.state(), State::NoPiano);
    EXPECT_TRUE(connection.sentence().startsWith(QStringLiteral("No piano yet")));
    EXPECT_TRUE(connection.inputs().isEmpty());
}

TEST_F(ConnectionModelTest, listensToAPianoThatIsPluggedIn) {
    ConnectionModel connection(midi_, engine_);
    midi_.addLoopback("FP-30X");
    ATOS_WAIT_FOR(connection.state() == State::Listening);
    EXPECT_EQ(connection.piano(), QStringLiteral("FP-30X"));
    EXPECT_EQ(engine_.connectedTo(), "FP-30X");
}

TEST_F(ConnectionModelTest, passesOverThePlumbingOfTheSystem) {
    midi_.addLoopback("Midi Through Port-0");
    ConnectionModel connection(midi_, engine_);
    ATOS_WAIT_FOR(!connection.inputs().isEmpty());
    EXPECT_EQ(connection.state(), State::NoPiano);
    EXPECT_TRUE(engine_.connectedTo().empty());
}

TEST_F(ConnectionModelTest, tellsWhenThePianoIsUnpluggedAndGoesOnWhenItIsBack) {
    midi_.addLoopback("FP-30X");
    ConnectionModel connection(midi_, engine_);
    ATOS_WAIT_FOR(connection.state() == State::Listening);
    midi_.unplug("FP-30X");
    ATOS_WAIT_FOR(connection.state() == State::Lost);
    EXPECT_TRUE(connection.sentence().contains(QStringLiteral("unplugged")));
    midi_.addLoopback("FP-30X");
    ATOS_WAIT_FOR(connection.state() == State::Listening);
}

TEST_F(ConnectionModelTest, staysWithThePianoThatThePlayerChose) {
    midi_.addLoopback("First");
    midi_.addLoopback("Second");
    ConnectionModel connection(midi_, engine_);
    ATOS_WAIT_FOR(connection.state() == State::Listening);
    connection.choose(QStringLiteral("Second"));
    ATOS_WAIT_FOR(engine_.connectedTo() == "Second" && connection.state() == State::Listening);
    EXPECT_EQ(connection.piano(), QStringLiteral("Second"));
    connection.choose({});
    ATOS_WAIT_FOR(engine_.connectedTo().empty());
    EXPECT_EQ(connection.state(), State::NoPiano);
}

TEST_F(ConnectionModelTest, tellsWhyAPortCannotBeOpened) {
    engine_.refuseConnections();
    midi_.addLoopback("FP-30X");
    ConnectionModel connection(midi_, engine_);
    ATOS_WAIT_FOR(connection.state() == State::Refused);
    EXPECT_EQ(connection.sentence(),
              QStringLiteral("FP-30X is used by another program. Close it and choose again."));
}

} // namespace
} // namespace atos
