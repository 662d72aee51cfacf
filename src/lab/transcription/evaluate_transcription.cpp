// SPDX-License-Identifier: Apache-2.0
#include "lab/transcription/evaluate_transcription.h"

#include "audio/file/resample.h"
#include "audio/file/write_sound.h"
#include "audio/render/render.h"
#include "files/locations.h"
#include "lab/data/collection.h"
#include "lab/metrics/note_metrics.h"
#include "lab/transcription/pedal_limits.h"
#include "lab/transcription/recorded_truth.h"
#include "music/smf.h"
#include "transcribe/transcribe.h"

#include <unistd.h>

#include <algorithm>
#include <ctime>

namespace atos {
namespace {

constexpr int renderRate = 44100;

/// A folder that is gone when the evaluation ends.
class ScratchFolder {
public:
    ScratchFolder() {
        std::string name = (temporaryFolder() / "atos-evaluate-XXXXXX").string();
        if (::mkdtemp(name.data()) != nullptr) path_ = name;
    }
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;
    ~ScratchFolder() {
        std::error_code ignored;
        if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
    }
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

struct Means {
    double notes = 0, precision = 0, recall = 0, withOffsets = 0, withVelocities = 0, withBoth = 0,
           shifted = 0, pedal = 0;
    double cpuSeconds = 0, soundSeconds = 0;
    int pieces = 0, pedalled = 0;
    std::vector<double> onsetErrors;
};

std::vector<Note> beginning(std::vector<Note> notes, double seconds) {
    std::erase_if(notes, [seconds](const Note& note) { return note.onset >= seconds; });
    for (Note& note : notes)
        note.duration = std::min(note.duration, seconds - note.onset);
    return notes;
}

void add(Means& means, const RecordedTruth& truth, const Transcription& transcription) {
    const double seconds = transcription.seconds;
    const auto played = beginning(truth.sounding, seconds);
    auto found = beginning(plainNotes(transcription.music), seconds);
    const NoteScores scores = scoreNotes(played, found);
    means.notes += scores.notes.f1();
    means.precision += scores.notes.precision();
    means.recall += scores.notes.recall();
    means.withOffsets += scores.withOffsets.f1();
    means.withVelocities += scores.withVelocities.f1();
    means.withBoth += scores.withOffsetsAndVelocities.f1();
    means.onsetErrors.push_back(scores.medianOnsetError);
    for (Note& note : found)
        note.onset -= scores.medianOnsetError;
    means.shifted += scoreNotes(played, found).notes.f1();
    const FoundCounts pedal = scorePedal(truth.pedals, transcription.music.pedals, seconds);
    if (pedal.truth > 0) {
        means.pedal += pedal.f1();
        ++means.pedalled;
    }
    means.soundSeconds += seconds;
    ++means.pieces;
}

Json toJson(const Means& means) {
    const double count = std::max(1, means.pieces);
    auto errors = means.onsetErrors;
    const auto middle = errors.begin() + static_cast<std::ptrdiff_t>(errors.size() / 2);
    std::nth_element(errors.begin(), middle, errors.end());
    Json json{{"pieces", means.pieces},
              {"seconds", means.soundSeconds},
              {"note_f1", means.notes / count},
              {"note_precision", means.precision / count},
              {"note_recall", means.recall / count},
              {"note_offset_f1", means.withOffsets / count},
              {"note_velocity_f1", means.withVelocities / count},
              {"note_offset_velocity_f1", means.withBoth / count},
              {"median_onset_error_ms", 1000 * *middle},
              {"note_f1_without_median_error", means.shifted / count},
              {"times_real_time", means.soundSeconds / std::max(1e-9, means.cpuSeconds)}};
    if (means.pedalled > 0) json["pedal_f1"] = means.pedal / means.pedalled;
    return json;
}

/// Played or pedalled pieces, since a recording is one: evenly from the split, one of a work.
std::vector<LabelledPiece> choosePieces(const std::vector<LabelledPiece>& all, const std::string& split,
                                        int count) {
    std::vector<LabelledPiece> candidates;
    for (const LabelledPiece& piece : all)
        if (piece.split == split && piece.kind != "score" && mayTrainOn(piece, false))
            candidates.push_back(piece);
    std::sort(candidates.begin(), candidates.end(),
              [](const LabelledPiece& a, const LabelledPiece& b) { return a.key < b.key; });
    std::vector<LabelledPiece> chosen;
    const auto wanted = std::min(candidates.size(), static_cast<std::size_t>(count));
    for (std::size_t i = 0; i < wanted; ++i)
        chosen.push_back(candidates[i * candidates.size() / wanted]);
    return chosen;
}

class Evaluation {
public:
    Evaluation(const TranscriptionEvaluation& options, const NoteRecogniser& recogniser, const Task& task)
        : options_(options), recogniser_(recogniser), task_(task) {}

    Result<Json> overRecordings() {
        const auto pieces = recordedPieces(options_.data);
        if (!pieces) return pieces.error();
        for (const RecordedPiece& piece : *pieces) {
            const auto truth = readTruth(piece.notes);
            if (!truth) return truth.error();
            if (auto scored = transcribeAndScore(piece.sound, *truth, pieces->size()); !scored)
                return scored.error();
        }
        return toJson(means_);
    }

    Result<Json> overLabelledMusic() {
        const auto all = readCollection(options_.data, false);
        if (!all) return all.error();
        const auto pieces = choosePieces(*all, options_.split, options_.pieces);
        if (pieces.empty()) return badInput("The split \"" + options_.split + "\" holds no music to render.");
        const ScratchFolder scratch;
        const auto sound = scratch.path() / "piece.flac";
        for (const LabelledPiece& piece : pieces) {
            auto music = readMidi(piece.path);
            if (!music) return music.error();
            if (auto rendered = render(*music, sound); !rendered) return rendered.error();
            const RecordedTruth truth{soundingNotes(*music), music->pedals};
            if (auto scored = transcribeAndScore(sound, truth, pieces.size()); !scored) return scored.error();
            if (!options_.pedal) continue;
            music->pedals.clear();
            if (auto rendered = render(*music, sound); !rendered) return rendered.error();
            const auto dry = transcribe(sound, recogniser_, {task_.cancel, {}}, options_.seconds);
            if (!dry) return dry.error();
            addPedal({}, *dry);
        }
        Json json = toJson(means_);
        if (options_.pedal) {
            json["pedal_limits"] = pedalLimitsJson(pedalTrials_, {});
            json["best_pedal_limits"] = pedalLimitsJson(pedalTrials_, choosePedalLimits(pedalTrials_));
        }
        return json;
    }

private:
    Status render(const Performance& music, const std::filesystem::path& sound) const {
        RenderOptions render;
        render.soundfont = options_.soundfont;
        render.sampleRate = renderRate;
        render.seconds = options_.seconds;
        const auto samples = renderSamples(music, render, {task_.cancel, {}});
        if (!samples) return samples.error();
        const auto mono = resampledMono(*samples, transcriptionRate);
        if (!mono) return mono.error();
        return writeSound(*mono, transcriptionRate, SoundFormat::flac, 1, sound);
    }

    Status transcribeAndScore(const std::filesystem::path& sound, const RecordedTruth& truth,
                              std::size_t pieces) {
        const std::clock_t begin = std::clock();
        const auto transcription = transcribe(sound, recogniser_, {task_.cancel, {}}, options_.seconds);
        if (!transcription) return transcription.error();
        means_.cpuSeconds += static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
        add(means_, truth, *transcription);
        if (options_.pedal) addPedal(truth.pedals, *transcription);
        task_.report(static_cast<double>(means_.pieces) / static_cast<double>(pieces), "listening");
        return {};
    }

    void addPedal(std::span<const Pedal> truth, const Transcription& transcription) {
        constexpr double step = 0.02; // of scorePedal()
        const FoundCounts counts = scorePedal(truth, transcription.music.pedals, transcription.seconds);
        const auto wrong = static_cast<double>(counts.truth + counts.found - 2 * counts.matched);
        pedalTrials_.push_back({transcription.music.pedalAnswers,
                                1 - wrong * step / std::max(step, transcription.seconds), counts.truth > 0});
    }

    const TranscriptionEvaluation& options_;
    const NoteRecogniser& recogniser_;
    const Task& task_;
    Means means_;
    std::vector<PedalTrial> pedalTrials_;
};

} // namespace

Result<Json> evaluateTranscription(const TranscriptionEvaluation& options, const Task& task) {
    const auto recogniser = NoteRecogniser::load(options.weights);
    if (!recogniser) return recogniser.error();
    Evaluation evaluation(options, **recogniser, task);
    std::error_code ignored;
    const bool labelled = std::filesystem::exists(options.data / "open" / "metadata.tsv", ignored);
    return labelled ? evaluation.overLabelledMusic() : evaluation.overRecordings();
}

std::span<const MetricTarget> transcriptionTargets() {
    static constexpr MetricTarget targets[]{
        {"/note_f1", "note F1", ">= .85 real, .95 rendered",
         "basic-pitch .69-.75 real, .83 FluidR3; trained elsewhere, on MAPS: Onsets and Frames .82-.86, "
         "Transkun "
         ".92"},
        {"/note_offset_f1", "note F1 with offsets", ">= .50 real", "basic-pitch .28-.31"},
        {"/note_offset_velocity_f1", "with offsets and velocities", ">= .40 real", ""},
        {"/times_real_time", "times real time", ">= 10", "basic-pitch 10"},
    };
    return targets;
}

} // namespace atos
