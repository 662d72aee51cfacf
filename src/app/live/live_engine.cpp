// SPDX-License-Identifier: Apache-2.0
#include "app/live/live_engine.h"

#include "app/calibrate/pipeline.h"
#include "app/live/live_harmony.h"
#include "app/live/take_recorder.h"
#include "app/live/wake_up.h"
#include "midi/capture.h"
#include "midi/panic.h"
#include "midi/port_clues.h"

#include <algorithm>
#include <chrono>
#include <future>
#include <mutex>
#include <stop_token>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

namespace atos {
namespace {

using Steady = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr milliseconds publishEvery{16};
constexpr milliseconds watchEvery{500};
constexpr std::chrono::seconds restAfter{10};
/// A copy of the take waits this many times as long as the last one took: a take of hours never costs more
/// than 2 %.
constexpr int copyPause = 50;

class Engine : public LiveEngine {
public:
    Engine(const std::filesystem::path& folder, Clock clock, double longestSilence)
        : recovered_(recoverTakes(folder)), clock_(std::move(clock)), zero_(clock_()), fromPort_(zero_),
          fromScreen_(zero_), recorder_(folder), longestSilence_(longestSilence) {
        publish();
        thread_ = std::jthread([this](const std::stop_token& stop) { run(stop); });
    }
    ~Engine() override {
        thread_.request_stop();
        wake_.signal();
        thread_.join();
    }

    const RecoveredTakes& recovered() const override { return recovered_; }

    Status connect(MidiSystem& system, const std::string& port) override {
        return onEngine([&] {
            releasePort();
            const Status status =
                input_.open(system, port, [this](double seconds, std::span<const std::uint8_t> bytes) {
                    fromPort_.receive(seconds, bytes);
                    wake_.signal();
                });
            if (status) keyboard_ = cluesOf(input_.name()).client;
            publish();
            return status;
        });
    }
    void disconnect() override {
        onEngine([this] {
            releasePort();
            publish();
        });
    }
    void feed(std::array<std::uint8_t, 3> bytes) override {
        fromScreen_.receive(clock_(), std::span(bytes).first(channelMessageSize(bytes[0])));
        wake_.signal();
    }
    void setThru(std::function<void(const ChannelMessage&)> thru) override {
        onEngine([&] { thru_ = std::move(thru); });
    }
    std::shared_ptr<const LiveSnapshot> snapshot() const override {
        const std::lock_guard lock(mutex_);
        return snapshot_;
    }
    Result<Performance> finishTake() override {
        std::optional<FinishedTake> finished;
        onEngine([&] {
            drain();
            finished = finishRecording(now());
            take_ = std::make_shared<const Performance>();
            publish();
        });
        if (!finished) return badInput("Nothing has been played yet.");
        if (const Status kept = finished->keep(); !kept)
            finished->performance.warnings.push_back("The take is not on disk: " + kept.error().message);
        return std::move(finished->performance);
    }

private:
    [[nodiscard]] double now() const { return clock_() - zero_; }

    /// Runs the work between two batches of messages, so that the engine's state belongs to one thread.
    template<typename Work>
    auto onEngine(Work work) -> decltype(work()) {
        const auto task = std::make_shared<std::packaged_task<decltype(work())()>>(std::move(work));
        auto done = task->get_future();
        {
            const std::lock_guard lock(mutex_);
            commands_.emplace_back([task] { (*task)(); });
        }
        wake_.signal();
        return done.get();
    }

    void run(const std::stop_token& stop) {
        auto nextLook = Steady::now() + watchEvery;
        while (!stop.stop_requested()) {
            wake_.wait(changed_ || lively() ? publishEvery : watchEvery);
            runCommands();
            drain();
            if (Steady::now() >= nextLook) {
                watchPort();
                nextLook = Steady::now() + watchEvery;
            }
            if ((changed_ || lively()) && Steady::now() >= published_ + publishEvery) publish();
        }
        releasePort();
        // A MIDI file that cannot be written now is recovered from the journal at the next start.
        if (const auto finished = finishRecording(now())) static_cast<void>(finished->keep().ok());
    }

    void runCommands() {
        std::vector<std::function<void()>> commands;
        {
            const std::lock_guard lock(mutex_);
            commands.swap(commands_);
        }
        for (const auto& command : commands)
            command();
    }

    /// Everything that has arrived, from both sources, in order of time.
    void drain() {
        ChannelMessage message;
        while (fromPort_.next(message)) {
            portNotes_.sent(std::span(message.bytes).first(channelMessageSize(message.bytes[0])));
            batch_.push_back(message);
        }
        while (fromScreen_.next(message))
            batch_.push_back(message);
        std::stable_sort(batch_.begin(), batch_.end(), [](const ChannelMessage& a, const ChannelMessage& b) {
            return a.seconds < b.seconds;
        });
        handleBatch();
    }

    void handleBatch() {
        if (batch_.empty()) return;
        for (ChannelMessage& message : batch_) {
            // A message of one source may be stamped just before one of the other that was handled already.
            latest_ = message.seconds = std::max(message.seconds, latest_);
            if (thru_) thru_(message);
        }
        record(batch_);
        batch_.clear();
        lastHeard_ = Steady::now();
        changed_ = takeChanged_ = true;
    }

    [[nodiscard]] bool endsSilence(const ChannelMessage& message) const {
        const LiveTake& take = recorder_.take();
        return message.isNoteOn() && !take.empty() && !take.anyHeld()
               && message.seconds - take.lastNoteSeconds() >= longestSilence_;
    }

    /// The first note after a long silence begins a new take.
    void record(std::span<const ChannelMessage> messages) {
        // Only the first key that moves in a batch can follow a silence.
        auto next = std::find_if(messages.begin(), messages.end(), [](const ChannelMessage& message) {
            return message.isNoteOn() || message.isNoteOff();
        });
        if (next != messages.end() && !endsSilence(*next)) next = messages.end();
        recorder_.add(messages.first(static_cast<std::size_t>(next - messages.begin())));
        if (next != messages.end()) {
            // One that the disk refuses is recovered from its journal at the next start.
            if (const auto finished = finishRecording(next->seconds))
                static_cast<void>(finished->keep().ok());
            ++finishedTakes_;
        }
        recorder_.add(messages.last(static_cast<std::size_t>(messages.end() - next)));
    }

    /// The take knows the keyboard on whose port it was played, also when that has gone by now.
    std::optional<FinishedTake> finishRecording(double seconds) {
        auto finished = recorder_.finish(seconds);
        if (finished) finished->performance.keyboard = keyboard_;
        return finished;
    }

    /// Lets go of the port, and of the keys that the player held when it went.
    void releasePort() {
        input_.close();
        drain();
        releaseHeldKeys();
    }
    void releaseHeldKeys() {
        for (const auto& bytes : portNotes_.release())
            batch_.push_back({now(), bytes});
        handleBatch();
    }
    void watchPort() {
        if (!input_.check()) return;
        drain();
        if (input_.state() == PortState::lost) releaseHeldKeys();
        changed_ = true;
    }

    /// Whether a screen has something to move: keys are held, or the last note is not long ago.
    [[nodiscard]] bool lively() const {
        return !recorder_.take().empty()
               && (recorder_.take().anyHeld() || Steady::now() < lastHeard_ + restAfter);
    }

    void publish() {
        const LiveTake& take = recorder_.take();
        published_ = Steady::now();
        if ((takeChanged_ || take.anyHeld()) && published_ >= nextCopy_) {
            take_ = std::make_shared<const Performance>(take.at(now()));
            nextCopy_ = published_ + copyPause * (Steady::now() - published_);
            takeChanged_ = false;
        }
        auto next = std::make_shared<LiveSnapshot>();
        next->sequence = ++sequence_;
        next->seconds = take.empty() ? 0 : std::max(0.0, now() - take.startSeconds());
        next->take = take_;
        next->heldVelocity = take.heldVelocity();
        next->damper = take.damper();
        harmony_.offer(take_, next->seconds);
        LiveHarmony::Answer harmony = take.empty() ? LiveHarmony::Answer() : harmony_.latest();
        next->keys = std::move(harmony.keys);
        next->chord = harmony.chord;
        next->enoughMusic = std::min(1.0, take.playedSeconds() / enoughMusicSeconds);
        next->lost = fromPort_.lost() + fromScreen_.lost();
        next->port = input_.state();
        next->portName = input_.name();
        next->trouble = recorder_.trouble();
        next->finishedTakes = finishedTakes_;
        changed_ = takeChanged_;
        const std::lock_guard lock(mutex_);
        snapshot_ = std::move(next);
    }

    const RecoveredTakes recovered_;
    const Clock clock_;
    const double zero_; ///< second 0 of every ChannelMessage
    Capture fromPort_;
    Capture fromScreen_;
    WakeUp wake_;
    LiveHarmony harmony_;

    mutable std::mutex mutex_; ///< guards the next two; never taken by a driver's callback
    std::shared_ptr<const LiveSnapshot> snapshot_;
    std::vector<std::function<void()>> commands_;

    // From here on: the engine thread's own.
    TakeRecorder recorder_;
    const double longestSilence_; ///< seconds
    std::size_t finishedTakes_ = 0;
    WatchedInput input_;
    std::string keyboard_; ///< the device of the port connected last; empty: only the screen's
    Panic portNotes_;
    std::function<void(const ChannelMessage&)> thru_;
    std::vector<ChannelMessage> batch_;
    double latest_ = 0;
    std::shared_ptr<const Performance> take_ = std::make_shared<const Performance>();
    Steady::time_point published_, nextCopy_, lastHeard_;
    std::uint64_t sequence_ = 0;
    bool changed_ = false;     ///< since the last snapshot
    bool takeChanged_ = false; ///< since the last copy of the take
    std::jthread thread_;
};

} // namespace

Result<std::unique_ptr<LiveEngine>> LiveEngine::start(const std::filesystem::path& journalFolder, Clock clock,
                                                      double longestSilence) {
    std::error_code failure;
    std::filesystem::create_directories(journalFolder, failure);
    if (failure || !std::filesystem::is_directory(journalFolder, failure)) {
        return environmentLacks("Takes cannot be kept in " + journalFolder.string() + ": " + failure.message()
                                    + ".",
                                "Choose another folder for takes.");
    }
    return std::unique_ptr<LiveEngine>(
        std::make_unique<Engine>(journalFolder, std::move(clock), longestSilence));
}

} // namespace atos
