// SPDX-License-Identifier: Apache-2.0
#include "transcribe/transcribe.h"

#include "audio/file/audio_file.h"
#include "transcribe/constant_q.h"
#include "transcribe/tonality.h"

#include <algorithm>
#include <cmath>
#include <deque>
#include <future>
#include <thread>

namespace atos {
namespace {

constexpr std::size_t samplesAtOnce = transcriptionRate / 2;
constexpr double secondsForTuning = 60;
/// Of the work, for progress.
constexpr double shareOfFirstHearing = 0.1;
/// Less than this the network does not mind.
constexpr double noticeableCents = 6;
/// The network takes so much at once and is believed only away from the ends.
constexpr std::size_t framesAtOnce = 20 * framesPerSecond;
constexpr std::size_t framesOfContext = 2 * framesPerSecond;
/// Root mean square of the loudest half seconds that every recording is brought to before it is heard, where
/// the network hears best: how loud a recording is says nothing about what was played.
constexpr double usualLevel = 0.03;   // -30 dB of full scale
constexpr double clippedShare = 1e-3; // of the samples
/// Loudest half seconds nearer than this to what the file's own steps sound like lose soft notes in it.
constexpr double roomAboveNoise = 20; // dB

/// What must be known about a recording before its notes can be heard.
struct FirstHearing {
    double tuningCents = 0;
    float gain = 1;
};

double decibels(double amplitude) {
    return 20 * std::log10(amplitude);
}

/// The root mean square of the noise of rounding to so many bits.
double roundingNoise(int bits) {
    return std::ldexp(1, 1 - bits) / std::sqrt(12);
}

Result<double> findTuning(std::span<float> beginning, float gain, const Task& task) {
    ConstantQ frontEnd;
    std::vector<float> levels;
    for (float& sample : beginning)
        sample *= gain;
    while (!beginning.empty()) {
        if (task.cancel.cancelled()) return cancelled();
        const std::size_t taken = std::min(samplesAtOnce, beginning.size());
        frontEnd.add(beginning.first(taken), levels);
        beginning = beginning.subspan(taken);
    }
    const double cents = estimateTuning(levels);
    return std::fabs(cents) < noticeableCents ? 0 : cents;
}

/// Reads all of it once, or its first `seconds`, before the notes are listened for.
Result<FirstHearing> hearFirst(const std::filesystem::path& recording, double seconds, const Task& task) {
    auto file = AudioFile::open(recording, transcriptionRate);
    if (!file) return file.error();
    std::vector<float> beginning(static_cast<std::size_t>(secondsForTuning * transcriptionRate));
    std::size_t samples = 0;
    for (bool more = true; more && samples < beginning.size();) {
        if (task.cancel.cancelled()) return cancelled();
        const std::size_t wanted = std::min(samplesAtOnce, beginning.size() - samples);
        const auto read = file->read(std::span(beginning).subspan(samples, wanted));
        if (!read) return read.error();
        samples += *read;
        more = *read == wanted;
    }
    beginning.resize(samples);
    constexpr double secondsAtOnce = 20;
    for (double heard = secondsForTuning; heard < seconds; heard += secondsAtOnce) {
        if (task.cancel.cancelled()) return cancelled();
        const auto more = file->listen(secondsAtOnce);
        if (!more) return more.error();
        task.report(shareOfFirstHearing * file->shareRead(), "listening");
        if (!*more) break;
    }
    if (samples == 0) return badInput(recording.string() + " holds no sound.");
    constexpr double shortestSound = 0.1; // seconds: a note and its end do not fit into less
    if (static_cast<double>(samples) < shortestSound * transcriptionRate)
        return badInput(recording.string() + " is too short to hold a note.");
    // A step or two up and down is how silence is stored.
    const double loud = file->level().loud();
    if (loud <= 0 || file->level().peak() < 1.5 * std::ldexp(1, 1 - file->bitsPerSample()))
        return badInput(recording.string() + " is silent.");
    FirstHearing hearing;
    hearing.gain = static_cast<float>(usualLevel / loud);
    const auto tuning = findTuning(beginning, hearing.gain, task);
    if (!tuning) return tuning.error();
    hearing.tuningCents = *tuning;
    return hearing;
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

/// Hands the network overlapping stretches, each in a thread of its own while sound goes on being read, and
/// the decoder their trusted middles in the order of time.
class Stretches {
public:
    Stretches(const NoteRecogniser& recogniser)
        : recogniser_(recogniser), decoder_(recogniser.model().thresholds),
          atOnce_(std::clamp(std::thread::hardware_concurrency(), 1U, mostAtOnce)) {}

    [[nodiscard]] std::vector<float>& levels() { return levels_; }

    Status inferWhatIsFull() {
        while (frames() >= framesAtOnce) {
            begin(framesAtOnce, framesAtOnce - framesOfContext);
            if (auto decoded = decodeDownTo(atOnce_ - 1); !decoded) return decoded;
        }
        return {};
    }

    Result<RecognisedMusic> finish() {
        if (auto inferred = inferWhatIsFull(); !inferred) return inferred.error();
        begin(frames(), frames());
        if (auto decoded = decodeDownTo(0); !decoded) return decoded.error();
        return decoder_.finish();
    }

private:
    static constexpr unsigned mostAtOnce = 2; // some 200 MB each
    struct Inference {
        std::future<Result<NoteActivity>> activity;
        std::size_t from = 0; ///< frames of it that are believed
        std::size_t to = 0;
    };
    [[nodiscard]] std::size_t frames() const { return levels_.size() / constantQBins; }

    /// Takes `count` frames, believes those up to `believed`, and keeps what the next stretch needs.
    void begin(std::size_t count, std::size_t believed) {
        std::vector<float> stretch(levels_.begin(),
                                   levels_.begin() + static_cast<std::ptrdiff_t>(count * constantQBins));
        begun_.push_back({std::async(std::launch::async,
                                     [&recogniser = recogniser_, stretch = std::move(stretch)] {
                                         return recogniser.infer(stretch);
                                     }),
                          before_, believed});
        // Even, since the network takes frames in pairs and should pair the same ones again.
        const std::size_t keptFrom = believed > framesOfContext ? (believed - framesOfContext) / 2 * 2 : 0;
        levels_.erase(levels_.begin(),
                      levels_.begin() + static_cast<std::ptrdiff_t>(keptFrom * constantQBins));
        before_ = believed - keptFrom;
    }

    /// Waits for the oldest until so many are left.
    Status decodeDownTo(std::size_t left) {
        for (; begun_.size() > left; begun_.pop_front()) {
            const auto activity = begun_.front().activity.get();
            if (!activity) return activity.error();
            decoder_.add(part(*activity, begun_.front().from, begun_.front().to));
        }
        return {};
    }

    const NoteRecogniser& recogniser_;
    NoteDecoder decoder_;
    std::vector<float> levels_;
    std::size_t before_ = 0; ///< frames at the beginning that were decided already
    const unsigned atOnce_;
    std::deque<Inference> begun_; ///< by time; its end waits for those that run
};

void warnAbout(const AudioFile& file, Transcription& transcription) {
    if (std::string missing = file.missing(); !missing.empty())
        transcription.warnings.push_back(std::move(missing));
    if (file.clippedShare() > clippedShare)
        transcription.warnings.emplace_back("The recording is clipped, which hides and invents notes.");
    if (decibels(file.level().loud()) < decibels(roundingNoise(file.bitsPerSample())) + roomAboveNoise)
        transcription.warnings.emplace_back("The recording is so soft that noise covers its softer notes.");
    if (transcription.music.notes.empty())
        transcription.warnings.emplace_back("No notes were heard in the recording.");
}

} // namespace

Result<Transcription> transcribe(const std::filesystem::path& recording, const NoteRecogniser& recogniser,
                                 const Task& task, double seconds, const LevelsFunction& watch) {
    const auto hearing = hearFirst(recording, seconds, task);
    if (!hearing) return hearing.error();
    auto file = AudioFile::open(recording, transcriptionRate);
    if (!file) return file.error();
    ConstantQ frontEnd(hearing->tuningCents);
    Stretches stretches(recogniser);
    Tonality tonality;
    const auto show = [&](std::size_t from) {
        const auto levels = std::span<const float>(stretches.levels()).subspan(from);
        tonality.add(levels);
        if (watch) watch(levels);
    };
    std::size_t heard = 0; // samples
    std::vector<float> samples(samplesAtOnce);
    for (bool more = true; more;) {
        if (task.cancel.cancelled()) return cancelled();
        const double left = seconds * transcriptionRate - static_cast<double>(heard);
        const auto wanted =
            static_cast<std::size_t>(std::clamp(left, 0.0, static_cast<double>(samplesAtOnce)));
        const auto read = file->read(std::span(samples).first(wanted));
        if (!read) return read.error();
        more = *read == samplesAtOnce;
        heard += *read;
        const auto sound = std::span(samples).first(*read);
        for (float& sample : sound)
            sample *= hearing->gain;
        const std::size_t before = stretches.levels().size();
        frontEnd.add(sound, stretches.levels());
        show(before);
        if (auto inferred = stretches.inferWhatIsFull(); !inferred) return inferred.error();
        const double share =
            std::max(file->shareRead(), static_cast<double>(heard) / transcriptionRate / seconds);
        task.report(shareOfFirstHearing + (1 - shareOfFirstHearing) * share, "transcribing");
    }
    const std::size_t before = stretches.levels().size();
    frontEnd.finish(stretches.levels());
    show(before);
    if (tonality.clearest() < clearTone)
        return badInput(recording.string() + " holds only noise, and no tone.");
    auto music = stretches.finish();
    if (!music) return music.error();
    Transcription transcription;
    transcription.music = std::move(*music);
    if (!recogniser.model().hearsPedal) {
        transcription.music.pedals.clear();
        transcription.music.pedalKnown = false;
    }
    transcription.seconds = static_cast<double>(heard) / transcriptionRate;
    transcription.thresholds = recogniser.model().thresholds;
    transcription.tuningCents = hearing->tuningCents;
    warnAbout(*file, transcription);
    return transcription;
}

} // namespace atos
