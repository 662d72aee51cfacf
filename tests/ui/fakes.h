// SPDX-License-Identifier: Apache-2.0
// Stand-ins for what the window works with, driven by the test.
#pragma once

#include "app/calibrate/pipeline.h"
#include "app/live/live_engine.h"
#include "audio/live/live_synth.h"
#include "ui/sound/sound_model.h"
#include "ui/studio/drawing_generator.h"

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace atos::test {

/// Publishes the snapshots that a test hands it, and remembers what it was fed.
class FakeEngine final : public LiveEngine {
public:
    FakeEngine() { publish({}); }

    void publish(LiveSnapshot snapshot) {
        if (!snapshot.take) snapshot.take = std::make_shared<const Performance>();
        snapshot.sequence = ++sequence_;
        const std::scoped_lock lock(mutex_);
        snapshot_ = std::make_shared<const LiveSnapshot>(std::move(snapshot));
    }
    [[nodiscard]] std::vector<std::array<std::uint8_t, 3>> fed() const { return fed_; }
    [[nodiscard]] std::string connectedTo() const {
        const std::scoped_lock lock(mutex_);
        return connectedTo_;
    }
    void refuseConnections() { refusing_ = true; }

    [[nodiscard]] Status connect(MidiSystem& /*system*/, const std::string& port) override {
        if (refusing_)
            return environmentLacks(port + " is used by another program.", "Close it and choose again.");
        const std::scoped_lock lock(mutex_);
        connectedTo_ = port;
        return {};
    }
    void disconnect() override {
        const std::scoped_lock lock(mutex_);
        connectedTo_.clear();
    }
    void feed(std::array<std::uint8_t, 3> bytes) override { fed_.push_back(bytes); }
    void setThru(std::function<void(const ChannelMessage&)> thru) override { thru_ = std::move(thru); }
    [[nodiscard]] std::shared_ptr<const LiveSnapshot> snapshot() const override {
        const std::scoped_lock lock(mutex_);
        return snapshot_;
    }
    [[nodiscard]] Result<Performance> finishTake() override {
        publish({});
        return Performance();
    }
    [[nodiscard]] const RecoveredTakes& recovered() const override { return recovered_; }

private:
    RecoveredTakes recovered_;
    mutable std::mutex mutex_;
    std::shared_ptr<const LiveSnapshot> snapshot_;
    std::uint64_t sequence_ = 0;
    std::vector<std::array<std::uint8_t, 3>> fed_;
    std::string connectedTo_;
    bool refusing_ = false;
    std::function<void(const ChannelMessage&)> thru_;
};

/// What reached a synthesizer that nobody hears. Any thread.
struct SynthRecord {
    std::mutex mutex;
    std::vector<ChannelMessage> messages;
    std::vector<TonePreset> tones;
    std::vector<double> gains;
    std::vector<double> recordings; ///< the lengths of those that were played, seconds
    std::vector<double> recordingGains;
    int stops = 0;
    std::vector<PairSide> sides; ///< of A and B that were begun or chosen
    int switches = 0;            ///< from one to the other while they ran on

    [[nodiscard]] std::size_t notesOn() {
        const std::scoped_lock lock(mutex);
        std::size_t count = 0;
        for (const ChannelMessage& message : messages)
            count += message.isNoteOn() ? 1U : 0U;
        return count;
    }
    [[nodiscard]] std::size_t notesOff() {
        const std::scoped_lock lock(mutex);
        std::size_t count = 0;
        for (const ChannelMessage& message : messages)
            count += message.isNoteOff() ? 1U : 0U;
        return count;
    }
};

class RecordingSynth final : public LiveSynth {
public:
    explicit RecordingSynth(std::shared_ptr<SynthRecord> record) : record_(std::move(record)) {}

    void play(const ChannelMessage& message) override {
        const std::scoped_lock lock(record_->mutex);
        record_->messages.push_back(message);
    }
    void setTone(const TonePreset& tone) override {
        const std::scoped_lock lock(record_->mutex);
        record_->tones.push_back(tone);
    }
    void setGain(double decibels) override {
        const std::scoped_lock lock(record_->mutex);
        record_->gains.push_back(decibels);
    }
    void silence() override {}
    void playRecording(AudioFile recording, double gainDb) override {
        const std::scoped_lock lock(record_->mutex);
        record_->recordingGains.push_back(gainDb);
        record_->recordings.push_back(recording.seconds());
    }
    void stopRecording() override {
        const std::scoped_lock lock(record_->mutex);
        ++record_->stops;
    }
    void playPair(std::shared_ptr<const PhrasePair> pair, PairSide side, double from) override {
        const std::scoped_lock lock(record_->mutex);
        record_->sides.push_back(side);
        pair_ = std::move(pair);
        began_ = std::chrono::steady_clock::now()
                 - std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(from));
    }
    void choosePair(PairSide side) override {
        const std::scoped_lock lock(record_->mutex);
        record_->sides.push_back(side);
        ++record_->switches;
    }
    void replacePair(std::shared_ptr<const PhrasePair> pair) override { pair_ = std::move(pair); }
    void stopPair() override { pair_.reset(); }
    [[nodiscard]] std::optional<double> pairPosition() const override {
        if (!pair_) return std::nullopt;
        const double seconds = std::chrono::duration<double>(Clock::now() - began_).count();
        return seconds < pair_->seconds ? std::optional(seconds) : std::nullopt;
    }
    [[nodiscard]] bool audible() const override { return true; }
    [[nodiscard]] std::string status() const override { return "A quiet synthesizer for tests."; }
    [[nodiscard]] std::optional<double> bufferSeconds() const override { return 0.012; }

private:
    using Clock = std::chrono::steady_clock;
    std::shared_ptr<SynthRecord> record_;
    std::shared_ptr<const PhrasePair> pair_;
    Clock::time_point began_;
};

/// The window's sound, as it is when the window can be seen. `open` may outlive the test.
class OpenedSound : public SoundModel {
public:
    explicit OpenedSound(OpenSynthFunction open) : SoundModel(std::move(open)) { useSoundfont({}); }
};

inline OpenSynthFunction recordingSynth(std::shared_ptr<SynthRecord> record) {
    return [record = std::move(record)](
               const std::filesystem::path& /*soundfont*/) -> Result<std::unique_ptr<LiveSynth>> {
        return std::unique_ptr<LiveSynth>(std::make_unique<RecordingSynth>(record));
    };
}

/// Shared by a test and the pipeline it drives: holds a calibration back until the test lets it go.
class PipelineGate {
public:
    void hold() {
        const std::scoped_lock lock(mutex_);
        open_ = false;
    }
    void release() {
        const std::scoped_lock lock(mutex_);
        open_ = true;
        changed_.notify_all();
    }
    /// False when the task was cancelled first.
    [[nodiscard]] bool pass(const Task& task) {
        std::unique_lock lock(mutex_);
        while (!open_ && !task.cancel.cancelled())
            changed_.wait_for(lock, std::chrono::milliseconds(5));
        return !task.cancel.cancelled();
    }

private:
    std::mutex mutex_;
    std::condition_variable changed_;
    bool open_ = true;
};

/// Makes scales, from a note that the seed gives.
class ScaleGenerator final : public Generator {
public:
    explicit ScaleGenerator(std::shared_ptr<PipelineGate> gate) : gate_(std::move(gate)) {}

    [[nodiscard]] Result<Performance> generate(const GenerationRequest& request,
                                               const Task& task) const override {
        task.report(0.5, "generating");
        if (!gate_->pass(task)) return cancelled();
        Performance music;
        for (int i = 0; i * 0.5 < request.seconds; ++i) {
            const auto pitch =
                static_cast<std::uint8_t>(60 + request.seed % 12 + static_cast<std::uint64_t>(i % 8));
            music.notes.push_back({i * 0.5, 0.5, pitch, 70, 0, 0});
        }
        return music;
    }

private:
    std::shared_ptr<PipelineGate> gate_;
};

/// Every run of ink as a note, the lowest row as the lowest key.
inline NoteGrid runsOfInk(const cv::Mat& ink) {
    NoteGrid grid{ink.cols, {}};
    for (int column = 0; column < ink.cols; ++column)
        for (int key = 0; key < ink.rows; ++key) {
            const auto* row = ink.ptr<std::uint8_t>(ink.rows - 1 - key);
            if (row[column] == 0 || (column > 0 && row[column - 1] != 0)) continue;
            int length = 1;
            while (column + length < ink.cols && row[column + length] != 0)
                ++length;
            grid.notes.push_back({column, length, static_cast<std::uint8_t>(key + lowestGridPitch), 64});
        }
    return grid;
}

/// Plays every run of ink, and says that it looks just like it.
inline DrawFunction playInk(std::shared_ptr<PipelineGate> gate) {
    return [gate = std::move(gate)](const cv::Mat& ink, const DrawRequest& request,
                                    const Task& task) -> Result<DrawnMusic> {
        if (gate && !gate->pass(task)) return cancelled();
        DrawnMusic music;
        music.grid = runsOfInk(ink);
        music.performance = performanceFrom(music.grid);
        music.look = request.look;
        music.scores.f1 = music.scores.recall = 1;
        music.scores.inKey = request.look / mostLook;
        return music;
    };
}

/// Gives the answer it was made with, or abstains on less than enough music.
class FakePipeline final : public Pipeline {
public:
    FakePipeline(Calibration answer, std::vector<KeyboardProfile> keyboards,
                 std::shared_ptr<PipelineGate> gate)
        : answer_(std::move(answer)), keyboards_(std::move(keyboards)), gate_(std::move(gate)) {}

    [[nodiscard]] Status warmUp() override { return {}; }
    [[nodiscard]] Result<Calibration> analyze(const Performance& performance, const Task& task) override {
        return calibrate(performance, {}, task);
    }
    [[nodiscard]] Result<Calibration>
    calibrate(const Performance& performance, const CalibrationContext& context, const Task& task) override {
        task.report(0.4, "Listening for the style");
        if (!gate_->pass(task)) return cancelled();
        Calibration calibration = answer_;
        calibration.musicSeconds = performance.duration();
        calibration.target.offers.front().preset =
            heardThrough(context.listening, calibration.target.offers.front().preset);
        return calibration;
    }
    [[nodiscard]] Status addCounterfactual(const Performance& /*performance*/, Calibration& calibration,
                                           const Task& task) override {
        if (!gate_->pass(task)) return cancelled();
        calibration.target.reasons.push_back(
            {"choice", "Played faster, the prelude would have come first.", {}, {}});
        return {};
    }
    [[nodiscard]] const std::vector<KeyboardProfile>& keyboards() const override { return keyboards_; }

private:
    Calibration answer_;
    std::vector<KeyboardProfile> keyboards_;
    std::shared_ptr<PipelineGate> gate_;
};

} // namespace atos::test
