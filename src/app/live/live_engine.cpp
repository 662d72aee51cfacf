// SPDX-License-Identifier: Apache-2.0
#include "app/live/live_engine.h"

#include "app/calibrate/pipeline.h"
#include "app/live/live_harmony.h"
#include "app/live/take_recorder.h"
#include "app/live/take_writer.h"
#include "core/caught.h"
#include "core/realtime.h"
#include "core/wake_up.h"
#include "files/locations.h"
#include "midi/capture.h"
#include "midi/panic.h"
#include "midi/port_clues.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <atomic>
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
constexpr milliseconds idleWait{500};
constexpr std::chrono::seconds restAfter{10};
/// A copy of the take waits this many times as long as the last one took: a take of hours never costs more
/// than 2 %.
constexpr int copyPause = 50;
constexpr const char* failureSentence = "Something went wrong inside the program, and a part of what you "
                                        "play may be missing; what came before is kept.";

class Engine : public LiveEngine {
public:
    Engine(const std::filesystem::path& folder, Clock clock, double longestSilence)
        : recovered_(recoverTakes(folder)), clock_(std::move(clock)), zero_(clock_()), fromPort_(zero_),
          fromScreen_(zero_), recorder_(folder), longestSilence_(longestSilence),
          input_([this] { tellNews(); }), writer_([this] { tellNews(); }) {
        publishNow();
        thread_ = std::jthread([this](const std::stop_token& stop) { run(stop); });
    }
    ~Engine() override {
        thread_.request_stop();
        wake_.signal();
        thread_.join();
    }

    const RecoveredTakes& recovered() const override { return recovered_; }

    Status connect(MidiSystem& system, const std::string& port) override {
        try {
            return listenTo(system, port);
        } catch (...) {
            return caughtError();
        }
    }
    void disconnect() override {
        const std::lock_guard lock(connecting_);
        input_.close();
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
        try {
            return endTake();
        } catch (...) {
            return caughtError();
        }
    }

private:
    [[nodiscard]] double now() const { return clock_() - zero_; }

    /// What fails on the engine's thread costs no more than the step that failed, and is told.
    template<typename Step>
    void guarded(Step step) noexcept {
        try {
            step();
        } catch (...) {
            failed_ = changed_ = true;
        }
    }

    /// From the threads that look after the port and write the takes.
    void tellNews() {
        news_ = true;
        wake_.signal();
    }

    Status listenTo(MidiSystem& system, const std::string& port) {
        // The MIDI system may take seconds to open a port: the caller waits for it, the engine does not.
        const std::lock_guard lock(connecting_);
        input_.close();
        onEngine([this] { releasePort(); });
        const Status status =
            input_.open(system, port, [this](double seconds, std::span<const std::uint8_t> bytes) {
                fromPort_.receive(seconds, bytes);
                wake_.signal();
            });
        onEngine([&] {
            if (status) keyboard_ = cluesOf(input_.view().name).client;
            publish();
        });
        return status;
    }

    Result<Performance> endTake() {
        std::optional<FinishedTake> finished;
        onEngine([this, &finished, none = std::make_shared<const Performance>()] {
            drain();
            finished = finishRecording(now());
            take_ = none;
            publish();
        });
        if (!finished) return badInput("Nothing has been played yet.");
        if (const Status kept = finished->keep(); !kept)
            finished->performance.warnings.push_back("The take is not on disk: " + kept.error().message);
        writer_.wait(); // those that a silence parted are on disk, too, when this returns
        onEngine([this] { publish(); });
        return std::move(finished->performance);
    }

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
        if (const std::string refusal = askForRealtime(); !refusal.empty())
            spdlog::info("What is played is passed on without realtime priority ({}).", refusal);
        while (!stop.stop_requested()) {
            wake_.wait(changed_ || lively() ? publishEvery : idleWait);
            guarded([this] { runCommands(); });
            drain();
            if (news_.exchange(false)) guarded([this] { takeNews(); });
            if ((changed_ || lively()) && Steady::now() >= published_ + publishEvery) publish();
        }
        drain();
        guarded([this] { releaseHeldKeys(); });
        guarded([this] {
            if (auto finished = finishRecording(now())) writer_.add(std::move(*finished));
        });
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
        guarded([this] { collect(); });
        handleBatch();
    }
    void collect() {
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
    }

    void handleBatch() {
        if (batch_.empty()) return;
        for (ChannelMessage& message : batch_) {
            // A message of one source may be stamped just before one of the other that was handled already.
            latest_ = message.seconds = std::max(message.seconds, latest_);
            if (thru_) guarded([this, &message] { thru_(message); });
        }
        guarded([this] { record(batch_); });
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
        if (next != messages.end())
            if (auto finished = finishRecording(next->seconds)) writer_.add(std::move(*finished));
        recorder_.add(messages.last(static_cast<std::size_t>(messages.end() - next)));
    }

    /// The take knows the keyboard on whose port it was played, also when that has gone by now.
    std::optional<FinishedTake> finishRecording(double seconds) {
        auto finished = recorder_.finish(seconds);
        if (finished) {
            finished->performance.keyboard = keyboard_;
            failed_ = false;
        }
        return finished;
    }

    /// The port was closed: so are the keys that the player held on it.
    void releasePort() {
        drain();
        releaseHeldKeys();
        losses_ = input_.view().losses;
    }
    void releaseHeldKeys() {
        for (const auto& bytes : portNotes_.release())
            batch_.push_back({now(), bytes});
        handleBatch();
    }
    /// A port has vanished or come back, or a take is on disk.
    void takeNews() {
        drain();
        if (input_.view().losses != losses_) releasePort();
        changed_ = true;
    }

    /// Whether a screen has something to move: keys are held, or the last note is not long ago.
    [[nodiscard]] bool lively() const {
        return !recorder_.take().empty()
               && (recorder_.take().anyHeld() || Steady::now() < lastHeard_ + restAfter);
    }

    void publish() {
        guarded([this] { publishNow(); });
    }
    void publishNow() {
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
        WatchedInput::View port = input_.view();
        next->port = port.state;
        next->portName = std::move(port.name);
        next->trouble = failed_ ? failureSentence : recorder_.trouble();
        next->finishedTakes = writer_.count();
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

    std::mutex connecting_;    ///< one connect() or disconnect() at a time; never taken by the engine
    mutable std::mutex mutex_; ///< guards the next two; never taken by a driver's callback
    std::shared_ptr<const LiveSnapshot> snapshot_;
    std::vector<std::function<void()>> commands_;

    // From here on: the engine thread's own.
    TakeRecorder recorder_;
    const double longestSilence_; ///< seconds
    std::size_t losses_ = 0;      ///< of the port, that were dealt with
    std::string keyboard_;        ///< the device of the port connected last; empty: only the screen's
    Panic portNotes_;
    std::function<void(const ChannelMessage&)> thru_;
    std::vector<ChannelMessage> batch_;
    double latest_ = 0;
    std::shared_ptr<const Performance> take_ = std::make_shared<const Performance>();
    Steady::time_point published_, nextCopy_, lastHeard_;
    std::uint64_t sequence_ = 0;
    bool changed_ = false;     ///< since the last snapshot
    bool takeChanged_ = false; ///< since the last copy of the take
    bool failed_ = false;      ///< in this take

    std::atomic<bool> news_ = false;
    WatchedInput input_; // any thread's, as the next
    TakeWriter writer_;  // goes before the port: the takes are on disk even if the MIDI system hangs
    std::jthread thread_;
};

} // namespace

std::filesystem::path takesFolder() {
    return userData() / "takes";
}

Result<std::unique_ptr<LiveEngine>> LiveEngine::start(const std::filesystem::path& journalFolder, Clock clock,
                                                      double longestSilence) {
    std::error_code failure;
    std::filesystem::create_directories(journalFolder, failure);
    if (failure || !std::filesystem::is_directory(journalFolder, failure)) {
        return environmentLacks("Takes cannot be kept in " + journalFolder.string() + ": " + failure.message()
                                    + ".",
                                "Choose another folder for takes.");
    }
    try {
        return std::unique_ptr<LiveEngine>(
            std::make_unique<Engine>(journalFolder, std::move(clock), longestSilence));
    } catch (...) {
        return caughtError();
    }
}

} // namespace atos
