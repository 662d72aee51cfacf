// SPDX-License-Identifier: Apache-2.0
// Another process plays into the engine through a real MIDI port.
#include "integration/handshake.h"
#include "integration/jack_server.h"
#include "integration/pianist.h"

#include "app/live/live_engine.h"
#include "midi/port.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>
#include <mutex>
#include <thread>

namespace atos {
namespace {

using test::StruckNote;

/// What the engine passes on, as it comes.
class Arrivals {
public:
    void add(const ChannelMessage& message) {
        if (!message.isNoteOn() || message.bytes[1] == test::knockPitch) return;
        const std::lock_guard lock(mutex_);
        notes_.push_back({message.seconds, message.bytes[1], message.bytes[2]});
    }
    std::vector<StruckNote> all() const {
        const std::lock_guard lock(mutex_);
        return notes_;
    }

private:
    mutable std::mutex mutex_;
    std::vector<StruckNote> notes_;
};

bool eventually(const std::function<bool()>& holds) {
    const auto giveUp = std::chrono::steady_clock::now() + std::chrono::seconds(60);
    while (!holds()) {
        if (std::chrono::steady_clock::now() > giveUp) return false;
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    return true;
}

double median(std::vector<double> values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

/// How far the notes' distances have moved on the way: the median, in seconds.
double typicalJitter(const std::vector<StruckNote>& sent, const std::vector<StruckNote>& arrived) {
    std::vector<double> delays;
    for (std::size_t i = 0; i < sent.size(); ++i)
        delays.push_back(arrived[i].seconds - sent[i].seconds);
    const double usual = median(delays);
    for (double& delay : delays)
        delay = std::abs(delay - usual);
    return median(delays);
}

} // namespace

TEST(JackCapture, EveryNoteOfAPieceArrivesInOrder) {
    ATOS_REQUIRE_JACK_SERVER(server);
    test::Pianist pianist("Test Piano", "bach-prelude-bwv846.mid", 10);
    const test::TemporaryFolder folder;
    const auto system = openMidiSystem();
    ASSERT_EQ(system->api(), "jack");
    Arrivals arrivals;
    auto engine = LiveEngine::start(folder.path());
    ASSERT_TRUE(engine.ok());
    (*engine)->setThru([&arrivals](const ChannelMessage& message) { arrivals.add(message); });
    const auto connected = (*engine)->connect(*system, "Test Piano");
    ASSERT_TRUE(connected.ok()) << connected.error().message;

    pianist.knockUntil([&] { return !(*engine)->snapshot()->take->notes.empty(); });
    pianist.begin();
    const auto sent = pianist.finish();
    ASSERT_GT(sent.size(), 500U);
    static_cast<void>(eventually([&] { return arrivals.all().size() >= sent.size(); }));
    const auto arrived = arrivals.all();
    ASSERT_EQ(arrived.size(), sent.size());
    for (std::size_t i = 0; i < sent.size(); ++i) {
        ASSERT_EQ(arrived[i].pitch, sent[i].pitch) << "note " << i;
        ASSERT_EQ(arrived[i].velocity, sent[i].velocity) << "note " << i;
    }
    EXPECT_LT(typicalJitter(sent, arrived), 4 * test::JackServer::period);
    EXPECT_EQ((*engine)->snapshot()->lost, 0U);

    // The last keys are still on their way up.
    ASSERT_TRUE(eventually([&] {
        const auto held = (*engine)->snapshot()->heldVelocity;
        return std::all_of(held.begin(), held.end(), [](int velocity) { return velocity == 0; });
    }));
    const auto take = (*engine)->finishTake();
    ASSERT_TRUE(take.ok());
    ASSERT_EQ(test::notesPlayed(*take), sent.size());
    const std::size_t knocks = take->notes.size() - sent.size();
    EXPECT_NEAR(take->notes.back().onset - take->notes[knocks].onset,
                sent.back().seconds - sent.front().seconds, 1);
    EXPECT_TRUE(take->warnings.empty());
}

TEST(JackCapture, APianoThatIsSwitchedOffIsLostAndTakenAgain) {
    ATOS_REQUIRE_JACK_SERVER(server);
    const test::TemporaryFolder folder;
    const auto system = openMidiSystem();
    auto engine = LiveEngine::start(folder.path());
    ASSERT_TRUE(engine.ok());
    const auto state = [&engine] { return (*engine)->snapshot()->port; };
    {
        test::Pianist pianist("Test Piano", "satie-gymnopedie-no1.mid", 2);
        ASSERT_TRUE((*engine)->connect(*system, "Test Piano").ok());
        EXPECT_EQ(state(), PortState::connected);
    }
    EXPECT_TRUE(eventually([&] { return state() == PortState::lost; }));
    test::Pianist pianist("Test Piano", "satie-gymnopedie-no1.mid", 2);
    EXPECT_TRUE(eventually([&] { return state() == PortState::connected; }));
    pianist.knockUntil([&] { return !(*engine)->snapshot()->take->notes.empty(); });
    pianist.begin();
    const auto sent = pianist.finish();
    EXPECT_TRUE(eventually([&] { return test::notesPlayed(*(*engine)->snapshot()->take) == sent.size(); }));
}

TEST(JackCapture, AServerThatDiesIsNoticedAndHangsNobody) {
    ATOS_REQUIRE_JACK_SERVER(server);
    const test::TemporaryFolder folder;
    const auto system = openMidiSystem();
    const auto piano = system->openVirtualInput("Test Piano", [](double, std::span<const std::uint8_t>) {});
    const auto keys = system->openVirtualOutput("Test Piano");
    ASSERT_TRUE(piano.ok() && keys.ok());
    auto engine = LiveEngine::start(folder.path());
    ASSERT_TRUE(engine.ok());
    ASSERT_TRUE((*engine)->connect(*system, "Test Piano").ok());
    const auto output = system->openOutput("Test Piano");
    ASSERT_TRUE(output.ok());
    ASSERT_TRUE((*output)->send(std::array<std::uint8_t, 3>{0x90, 60, 64}).ok());

    server->stop();
    EXPECT_TRUE(eventually([&] { return (*engine)->snapshot()->port == PortState::lost; }));
    EXPECT_TRUE(system->ports().empty());
    const auto sent = (*output)->send(std::array<std::uint8_t, 3>{0x80, 60, 64});
    ASSERT_FALSE(sent.ok());
    EXPECT_EQ(sent.error().code, ErrorCode::environment);
}

} // namespace atos
