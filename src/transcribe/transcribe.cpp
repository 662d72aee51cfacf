// SPDX-License-Identifier: Apache-2.0
#include "transcribe/transcribe.h"

#include "audio/file/audio_file.h"
#include "transcribe/constant_q.h"

#include <algorithm>
#include <cmath>

namespace atos {
namespace {

constexpr std::size_t samplesAtOnce = transcriptionRate / 2;
constexpr double secondsForTuning = 60;
/// Less than this the network does not mind.
constexpr double noticeableCents = 6;
/// The network takes so much at once and is believed only away from the ends.
constexpr std::size_t framesAtOnce = 20 * framesPerSecond;
constexpr std::size_t framesOfContext = 2 * framesPerSecond;
constexpr float silentPeak = 3e-4F; // -70 dB of full scale
constexpr float clippedPeak = 0.999F;
constexpr double clippedShare = 1e-3; // of the samples

/// What the samples themselves tell.
struct Level {
    std::size_t samples = 0, clipped = 0;
    float peak = 0;

    void add(std::span<const float> sound) {
        samples += sound.size();
        for (const float sample : sound) {
            const float size = std::fabs(sample);
            peak = std::max(peak, size);
            clipped += size >= clippedPeak ? 1 : 0;
        }
    }
};

Result<double> findTuning(const std::filesystem::path& recording, const Task& task) {
    auto file = AudioFile::open(recording, transcriptionRate);
    if (!file) return file.error();
    ConstantQ frontEnd;
    std::vector<float> samples(samplesAtOnce);
    std::vector<float> levels;
    for (double heard = 0; heard < secondsForTuning; heard += 0.5) {
        if (task.cancel.cancelled()) return cancelled();
        const auto read = file->read(samples);
        if (!read) return read.error();
        frontEnd.add(std::span(samples).first(*read), levels);
        if (*read < samples.size()) break;
    }
    const double cents = estimateTuning(levels);
    return std::fabs(cents) < noticeableCents ? 0 : cents;
}

/// Frames [from, to) of what was inferred.
NoteActivity part(const NoteActivity& activity, std::size_t from, std::size_t to) {
    NoteActivity cut(0);
    cut.frames = static_cast<int>(to - from);
    const auto copy = [from, to](const std::vector<float>& source, std::size_t width) {
        return std::vector<float>(source.begin() + static_cast<std::ptrdiff_t>(from * width),
                                  source.begin() + static_cast<std::ptrdiff_t>(to * width));
    };
    cut.onset = copy(activity.onset, pianoKeys);
    cut.sounding = copy(activity.sounding, pianoKeys);
    cut.offset = copy(activity.offset, pianoKeys);
    cut.velocity = copy(activity.velocity, pianoKeys);
    cut.pedal = copy(activity.pedal, 1);
    return cut;
}

/// Hands the network overlapping stretches and the decoder their trusted middles.
class Stretches {
public:
    Stretches(const NoteRecogniser& recogniser)
        : recogniser_(recogniser), decoder_(recogniser.model().thresholds) {}

    [[nodiscard]] std::vector<float>& levels() { return levels_; }

    Status inferWhatIsFull() {
        while (frames() >= framesAtOnce)
            if (auto inferred = infer(framesAtOnce, framesAtOnce - framesOfContext); !inferred)
                return inferred;
        return {};
    }

    Result<RecognisedMusic> finish() {
        if (auto inferred = inferWhatIsFull(); !inferred) return inferred.error();
        if (auto inferred = infer(frames(), frames()); !inferred) return inferred.error();
        return decoder_.finish();
    }

private:
    [[nodiscard]] std::size_t frames() const { return levels_.size() / constantQBins; }

    /// Takes `count` frames, believes those up to `believed`, and keeps what the next stretch needs.
    Status infer(std::size_t count, std::size_t believed) {
        const auto activity = recogniser_.infer(std::span(levels_).first(count * constantQBins));
        if (!activity) return activity.error();
        decoder_.add(part(*activity, before_, believed));
        // Even, since the network takes frames in pairs and should pair the same ones again.
        const std::size_t keptFrom = believed > framesOfContext ? (believed - framesOfContext) / 2 * 2 : 0;
        levels_.erase(levels_.begin(),
                      levels_.begin() + static_cast<std::ptrdiff_t>(keptFrom * constantQBins));
        before_ = believed - keptFrom;
        return {};
    }

    const NoteRecogniser& recogniser_;
    NoteDecoder decoder_;
    std::vector<float> levels_;
    std::size_t before_ = 0; ///< frames at the beginning that were decided already
};

void warnAbout(const Level& level, const AudioFile& file, Transcription& transcription) {
    if (file.truncated())
        transcription.warnings.emplace_back("The recording ends before its header says it should.");
    if (static_cast<double>(level.clipped) > clippedShare * static_cast<double>(level.samples))
        transcription.warnings.emplace_back("The recording is clipped, which hides and invents notes.");
    if (transcription.music.notes.empty())
        transcription.warnings.emplace_back("No piano notes were heard in the recording.");
}

} // namespace

Result<Transcription> transcribe(const std::filesystem::path& recording, const NoteRecogniser& recogniser,
                                 const Task& task, double seconds, const LevelsFunction& watch) {
    const auto tuning = findTuning(recording, task);
    if (!tuning) return tuning.error();
    auto file = AudioFile::open(recording, transcriptionRate);
    if (!file) return file.error();
    ConstantQ frontEnd(*tuning);
    Stretches stretches(recogniser);
    const auto show = [&](std::size_t from) {
        if (watch) watch(std::span<const float>(stretches.levels()).subspan(from));
    };
    Level level;
    std::vector<float> samples(samplesAtOnce);
    for (bool more = true; more;) {
        if (task.cancel.cancelled()) return cancelled();
        const double left = seconds * transcriptionRate - static_cast<double>(level.samples);
        const auto wanted =
            static_cast<std::size_t>(std::clamp(left, 0.0, static_cast<double>(samplesAtOnce)));
        const auto read = file->read(std::span(samples).first(wanted));
        if (!read) return read.error();
        more = *read == samplesAtOnce;
        const auto sound = std::span<const float>(samples).first(*read);
        level.add(sound);
        const std::size_t before = stretches.levels().size();
        frontEnd.add(sound, stretches.levels());
        show(before);
        if (auto inferred = stretches.inferWhatIsFull(); !inferred) return inferred.error();
        const double inferredSeconds = static_cast<double>(level.samples) / transcriptionRate;
        const double all = std::max(inferredSeconds, std::min(seconds, file->seconds()));
        if (all > 0) task.report(inferredSeconds / all, "transcribing");
    }
    if (level.peak < silentPeak)
        return badInput(recording.string() + (level.samples == 0 ? " holds no sound." : " is silent."));
    const std::size_t before = stretches.levels().size();
    frontEnd.finish(stretches.levels());
    show(before);
    auto music = stretches.finish();
    if (!music) return music.error();
    Transcription transcription;
    transcription.music = std::move(*music);
    transcription.seconds = static_cast<double>(level.samples) / transcriptionRate;
    transcription.thresholds = recogniser.model().thresholds;
    transcription.tuningCents = *tuning;
    warnAbout(level, *file, transcription);
    return transcription;
}

} // namespace atos
