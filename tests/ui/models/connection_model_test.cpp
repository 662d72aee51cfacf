// SPDX-License-Identifier: Apache-2.0
#include "midi/memory_system.h"
#include "piano/profile/profile.h"
#include "piano/profile/profile_store.h"
#include "ui/fakes.h"
#include "ui/models/wait.h"
#include "ui/piano/connection_model.h"

#include <gtest/gtest.h>

#include <QSignalSpy>

namespace atos {
namespace {

using State = ConnectionModel::State;

class ConnectionModelTest : public testing::Test {
protected:
    MemorySystem midi_;
    test::FakeEngine engine_;
    SimulationModel simulation_{midi_, {}};
};

TEST_F(ConnectionModelTest, saysWhatToDoWithoutAPiano) {
    ConnectionModel connection(midi_, engine_, simulation_);
    const QSignalSpy ports(&connection, &ConnectionModel::portsChanged);
    ATOS_WAIT_FOR(ports.count() > 0);
    EXPECT_EQ(connection.state(), State::NoPiano);
    EXPECT_TRUE(connection.sentence().startsWith(QStringLiteral("No piano yet")));
    EXPECT_TRUE(connection.inputs().isEmpty());
}

TEST_F(ConnectionModelTest, listensToAPianoThatIsPluggedIn) {
    ConnectionModel connection(midi_, engine_, simulation_);
    midi_.addLoopback("FP-30X");
    ATOS_WAIT_FOR(connection.state() == State::Listening);
    EXPECT_EQ(connection.piano(), QStringLiteral("FP-30X"));
    EXPECT_EQ(engine_.connectedTo(), "FP-30X");
}

TEST_F(ConnectionModelTest, passesOverThePlumbingOfTheSystem) {
    midi_.addLoopback("Midi Through Port-0");
    ConnectionModel connection(midi_, engine_, simulation_);
    ATOS_WAIT_FOR(!connection.inputs().isEmpty());
    EXPECT_EQ(connection.state(), State::NoPiano);
    EXPECT_TRUE(engine_.connectedTo().empty());
}

TEST_F(ConnectionModelTest, tellsWhenThePianoIsUnpluggedAndGoesOnWhenItIsBack) {
    midi_.addLoopback("FP-30X");
    ConnectionModel connection(midi_, engine_, simulation_);
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
    ConnectionModel connection(midi_, engine_, simulation_);
    ATOS_WAIT_FOR(connection.state() == State::Listening);
    connection.choose(QStringLiteral("Second"));
    ATOS_WAIT_FOR(engine_.connectedTo() == "Second" && connection.state() == State::Listening);
    EXPECT_EQ(connection.piano(), QStringLiteral("Second"));
    connection.choose({});
    ATOS_WAIT_FOR(engine_.connectedTo().empty());
    EXPECT_EQ(connection.state(), State::NoPiano);
}

TEST_F(ConnectionModelTest, offersSimulatedPianosThatAreThereOnlyWhileTheyAreChosen) {
    simulation_.setProfiles(
        *readProfiles(std::filesystem::path(ATOS_SOURCE_DIR) / "resources" / "keyboards"));
    const QString simulated = simulation_.pianos().front();
    ConnectionModel connection(midi_, engine_, simulation_);
    const QSignalSpy ports(&connection, &ConnectionModel::portsChanged);
    ATOS_WAIT_FOR(ports.count() > 0);
    EXPECT_EQ(connection.state(), State::NoPiano) << "none is taken by itself";
    EXPECT_EQ(connection.choices(), simulation_.pianos());

    connection.choose(simulated);
    ATOS_WAIT_FOR(connection.state() == State::Listening);
    EXPECT_TRUE(connection.simulated());
    EXPECT_EQ(engine_.connectedTo(), simulated.toStdString());
    EXPECT_TRUE(connection.sentence().contains(QStringLiteral("no real piano")));
    ATOS_WAIT_FOR(connection.inputs().contains(simulated));
    EXPECT_EQ(connection.choices(), simulation_.pianos()) << "it is offered once";

    midi_.addLoopback("FP-30X");
    ATOS_WAIT_FOR(connection.inputs().contains(QStringLiteral("FP-30X")));
    EXPECT_EQ(connection.piano(), simulated) << "what the player chose stays";
    EXPECT_EQ(connection.outputs(), QStringList{simulated}) << "nothing can reach the real one";
    EXPECT_EQ(connection.output(), simulated);

    connection.choose(QStringLiteral("FP-30X"));
    ATOS_WAIT_FOR(connection.state() == State::Listening);
    EXPECT_TRUE(simulation_.plugged().isEmpty());
    EXPECT_EQ(connection.outputs(), QStringList{QStringLiteral("FP-30X")});
    EXPECT_EQ(connection.output(), QStringLiteral("FP-30X"));
}

TEST_F(ConnectionModelTest, findsARealPianoByItselfAfterASimulatedOne) {
    simulation_.setProfiles(
        *readProfiles(std::filesystem::path(ATOS_SOURCE_DIR) / "resources" / "keyboards"));
    ConnectionModel connection(midi_, engine_, simulation_);
    connection.choose(simulation_.pianos().back());
    ATOS_WAIT_FOR(connection.state() == State::Listening);
    connection.leaveSimulated();
    EXPECT_EQ(connection.state(), State::NoPiano);
    EXPECT_TRUE(simulation_.plugged().isEmpty());
    midi_.addLoopback("FP-30X");
    ATOS_WAIT_FOR(connection.state() == State::Listening);
    EXPECT_EQ(connection.piano(), QStringLiteral("FP-30X"));
}

TEST_F(ConnectionModelTest, tellsWhyAPortCannotBeOpened) {
    engine_.refuseConnections();
    midi_.addLoopback("FP-30X");
    ConnectionModel connection(midi_, engine_, simulation_);
    ATOS_WAIT_FOR(connection.state() == State::Refused);
    EXPECT_EQ(connection.sentence(),
              QStringLiteral("FP-30X is used by another program. Close it and choose again."));
}

} // namespace
} // namespace atos
