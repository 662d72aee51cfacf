// SPDX-License-Identifier: Apache-2.0
#include "lab/transcription/fit_thresholds.h"

#include "lab/metrics/note_metrics.h"
#include "lab/transcription/clip_store.h"
#include "transcribe/note_decoder.h"

#include <algorithm>

namespace atos {
namespace {

struct Trial {
    RenderedFeatures clip;
    NoteActivity activity;
};

struct MeanScores {
    double notes = 0, withOffsets = 0, withBoth = 0, pedal = 0, lateness = 0;
};

MeanScores score(std::span<const Trial> trials, const NoteThresholds& thresholds) {
    MeanScores mean;
    double pedalled = 0;
    for (const Trial& trial : trials) {
        NoteDecoder decoder(thresholds);
        decoder.add(trial.activity);
        const RecognisedMusic music = decoder.finish();
        const NoteScores scores = scoreNotes(trial.clip.sounding, plainNotes(music));
        const auto count = static_cast<double>(trials.size());
        mean.notes += scores.notes.f1() / count;
        mean.withOffsets += scores.withOffsets.f1() / count;
        mean.withBoth += scores.withOffsetsAndVelocities.f1() / count;
        mean.lateness += scores.medianOnsetError / count;
        const FoundCounts pedal = scorePedal(trial.clip.pedals, music.pedals,
                                             static_cast<double>(trial.clip.frames()) / framesPerSecond);
        if (pedal.truth == 0) continue;
        mean.pedal += pedal.f1();
        ++pedalled;
    }
    if (pedalled > 0) mean.pedal /= pedalled;
    return mean;
}

/// Tries the values for one threshold and keeps the best.
void climb(std::span<const Trial> trials, NoteThresholds& thresholds, float NoteThresholds::*which,
           std::initializer_list<float> values, double MeanScores::*goal) {
    double best = -1;
    float chosen = thresholds.*which;
    for (const float value : values) {
        thresholds.*which = value;
        const double reached = score(trials, thresholds).*goal;
        if (reached <= best) continue;
        best = reached;
        chosen = value;
    }
    thresholds.*which = chosen;
}

} // namespace

Result<FittedThresholds> fitThresholds(std::span<const RenderedClip> clips, const InferFunction& infer,
                                       const Task& task) {
    std::vector<Trial> trials;
    std::vector<float> levels;
    for (const RenderedClip& rendered : clips) {
        if (task.cancel.cancelled()) return cancelled();
        auto clip = readFeatures(rendered);
        if (!clip) return clip.error();
        clip->copyLevels(0, clip->frames(), levels);
        NoteActivity activity = infer(levels);
        trials.push_back({std::move(*clip), std::move(activity)});
        task.report(static_cast<double>(trials.size()) / static_cast<double>(clips.size()),
                    "choosing thresholds");
    }
    NoteThresholds thresholds;
    climb(trials, thresholds, &NoteThresholds::onset,
          {0.08F, 0.1F, 0.12F, 0.15F, 0.2F, 0.25F, 0.3F, 0.35F, 0.4F, 0.45F, 0.5F, 0.55F, 0.6F, 0.65F, 0.7F},
          &MeanScores::notes);
    thresholds.lateness = static_cast<float>(std::clamp(score(trials, thresholds).lateness, -0.05, 0.05));
    for (int round = 0; round < 2; ++round) {
        climb(trials, thresholds, &NoteThresholds::sounding,
              {0.15F, 0.2F, 0.25F, 0.3F, 0.35F, 0.4F, 0.45F, 0.5F, 0.55F}, &MeanScores::withOffsets);
        climb(trials, thresholds, &NoteThresholds::offset,
              {0.1F, 0.15F, 0.2F, 0.3F, 0.4F, 0.5F, 0.6F, 0.7F, 0.8F, 1.0F}, &MeanScores::withOffsets);
    }
    climb(trials, thresholds, &NoteThresholds::pedal, {0.3F, 0.4F, 0.5F, 0.6F, 0.7F}, &MeanScores::pedal);
    const MeanScores reached = score(trials, thresholds);
    return FittedThresholds{thresholds,
                            {{"clips", trials.size()},
                             {"note_f1", reached.notes},
                             {"note_offset_f1", reached.withOffsets},
                             {"note_offset_velocity_f1", reached.withBoth},
                             {"pedal_f1", reached.pedal}}};
}

} // namespace atos
