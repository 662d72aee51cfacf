// SPDX-License-Identifier: Apache-2.0
#include "files/bytes.h"
#include "midi/memory_system.h"
#include "music/smf.h"
#include "piano/link/piano_link.h"
#include "piano/profile/identify.h"
#include "piano/profile/profile_store.h"
#include "support/temporary_folder.h"
#include "ui/models/wait.h"
#include "ui/piano/simulation_model.h"
#include "ui/sample_music.h"

#include <gmock/gmock.h>

#include <QSignalSpy>

#include <atomic>
#include <set>

namespace atos {
namespace {

using testing::UnorderedElementsAre;

std::filesystem::path resources() {
    return std::filesystem::path(ATOS_SOURCE_DIR) / "resources";
}

class SimulationModelTest : public testing::Test {
protected:
    SimulationModelTest() { simulation_.setProfiles(keyboards_); }

    [[nodiscard]] const KeyboardProfile& profileOf(const QString& piano) const {
        return *matchProfile(keyboards_, piano.toStdString());
    }
    Result<std::unique_ptr<PianoLink>> link(const QString& piano) {
        PianoLinkOptions options;
        options.snapshotFolder = simulation_.snapshots();
        options.wait = [](double) {}; // it answers at once
        return PianoLink::open(midi_, piano.toStdString(), piano.toStdString(), profileOf(piano), options);
    }

    std::vector<KeyboardProfile> keyboards_ = *readProfiles(resources() / "keyboards");
    MemorySystem midi_;
    test::TemporaryFolder folder_;
    SimulationModel simulation_{midi_, resources() / "pieces"};
};

TEST_F(SimulationModelTest, OffersThreePianosThatSayWhatTheyAre) {
    ASSERT_EQ(simulation_.pianos().size(), 3);
    std::set<std::string> makers;
    for (const QString& piano : simulation_.pianos()) {
        EXPECT_TRUE(piano.startsWith(QStringLiteral("Simulated ")));
        ASSERT_NE(matchProfile(keyboards_, piano.toStdString()), nullptr) << piano.toStdString();
        makers.insert(profileOf(piano).maker);
    }
    EXPECT_GT(makers.size(), 1U);
    simulation_.setProfiles(keyboards_);
    EXPECT_EQ(simulation_.pianos().size(), 3) << "each is offered once";
    EXPECT_FALSE(simulation_.isSimulated(QStringLiteral("Roland FP-30X")));
    EXPECT_TRUE(midi_.ports().empty());
}

TEST_F(SimulationModelTest, IsThereOnlyWhileItIsPluggedIn) {
    const QStringList pianos = simulation_.pianos();
    ASSERT_TRUE(simulation_.plugOnly(pianos.at(0)));
    EXPECT_EQ(simulation_.plugged(), pianos.at(0));
    ASSERT_TRUE(simulation_.plugOnly(pianos.at(2)));
    const std::string port = pianos.at(2).toStdString();
    EXPECT_THAT(midi_.ports(), UnorderedElementsAre(PortInfo{port, PortDirection::input},
                                                    PortInfo{port, PortDirection::output}));
    ASSERT_TRUE(simulation_.plugOnly(QStringLiteral("A real piano")));
    EXPECT_TRUE(simulation_.plugged().isEmpty());
    EXPECT_TRUE(midi_.ports().empty());
}

TEST_F(SimulationModelTest, EachIsReadChangedProvenAndPutBackAsARealOne) {
    TonePreset tone;
    tone.id = "dull";
    tone.brightness = -1;
    tone.reverbLevel = -28;
    tone.resonance = 1;
    for (const QString& piano : simulation_.pianos()) {
        SCOPED_TRACE(piano.toStdString());
        ASSERT_TRUE(simulation_.plugOnly(piano));
        auto first = link(piano);
        ASSERT_TRUE(first.ok());
        const auto before = (*first)->read({});
        ASSERT_TRUE(before.ok());
        EXPECT_FALSE(before->empty());
        const auto pushed = (*first)->push(tone, {});
        ASSERT_TRUE(pushed.ok()) << pushed.error().message;
        EXPECT_FALSE(pushed->changes.empty());
        EXPECT_EQ(pushed->verified, true);

        ASSERT_TRUE(simulation_.plugOnly({}));
        ASSERT_TRUE(simulation_.plugOnly(piano));
        auto again = link(piano);
        ASSERT_TRUE(again.ok());
        EXPECT_NE((*again)->read({}).value(), *before) << "it keeps its tone while its plug is out";
        const auto undone = (*again)->undo({});
        ASSERT_TRUE(undone.ok()) << undone.error().message;
        EXPECT_EQ((*again)->read({}).value(), *before);
    }
}

TEST_F(SimulationModelTest, PlaysABundledPieceUntilItIsStopped) {
    EXPECT_TRUE(simulation_.pieces().contains(QStringLiteral("Gymnopédie No. 1 (Erik Satie)")));
    simulation_.play(0);
    EXPECT_FALSE(simulation_.playing()) << "nobody is there to play";
    const QString piano = simulation_.pianos().front();
    ASSERT_TRUE(simulation_.plugOnly(piano));
    std::atomic<int> struck = 0;
    std::atomic<int> released = 0;
    const auto ear = midi_.openInput(piano.toStdString(), [&](double, auto bytes) {
        if ((bytes[0] & 0xF0) == 0x90) ++struck;
        if ((bytes[0] & 0xF0) == 0x80) ++released;
    });
    ASSERT_TRUE(ear.ok());
    simulation_.play(0);
    ATOS_WAIT_FOR(struck >= 3);
    EXPECT_TRUE(simulation_.playing());
    simulation_.stop();
    EXPECT_FALSE(simulation_.playing());
    EXPECT_EQ(struck, released) << "no key stays down";
    simulation_.play(0);
    ATOS_WAIT_FOR(simulation_.playing());
    ASSERT_TRUE(simulation_.plugOnly({}));
    EXPECT_FALSE(simulation_.playing()) << "it left in the middle";
    EXPECT_EQ(struck, released);
}

TEST_F(SimulationModelTest, EndsWithThePieceAndTellsOfOneThatCannotBeRead) {
    ASSERT_TRUE(writeMidi(test::scale(0.5), folder_ / "a.mid"));
    ASSERT_TRUE(writeFile(folder_ / "b.mid", std::string_view("no music")));
    SimulationModel simulation(midi_, folder_.path());
    simulation.setProfiles(keyboards_);
    ASSERT_TRUE(simulation.plugOnly(simulation.pianos().front()));
    simulation.play(0);
    ATOS_WAIT_FOR(simulation.playing());
    ATOS_WAIT_FOR(!simulation.playing());
    const QSignalSpy failed(&simulation, &SimulationModel::failed);
    simulation.play(1);
    ATOS_WAIT_FOR(failed.count() == 1);
    EXPECT_FALSE(simulation.playing());
}

} // namespace
} // namespace atos
