// SPDX-License-Identifier: Apache-2.0
#include "compose/draw/draw.h"

#include "compose/draw/drawing_bias.h"
#include "compose/draw/target_mask.h"
#include "compose/lstm/harmony_bias.h"
#include "compose/lstm/note_sampling.h"
#include "compose/lstm/prompt.h"
#include "core/task.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

namespace atos {
namespace {

constexpr int columnsPerBar = 16;
/// How strongly what a continuation has won in a bar decides whether it is carried on.
constexpr double selectionStrength = 0.1;
constexpr int mostParticles = 64;

/// A key of its own, else that of the prompt, else C major.
Key keyOf(const GenerationRequest& request) {
    if (request.key) return *request.key;
    return request.prompt.notes.empty() ? Key{} : findKeys(request.prompt).global;
}

Status check(const cv::Mat& target, const DrawRequest& request) {
    if (auto good = checkTargetMask(target); !good) return good;
    GenerationRequest music = request.music;
    music.seconds = shortestGeneration; // the drawing says how long it is
    if (auto good = checkRequest(music); !good) return good;
    if (!(request.look >= 0 && request.look <= mostLook))
        return badInput("How much the music looks like the drawing must be between 0 and 20.");
    if (request.particles < 1 || request.particles > mostParticles)
        return badInput("A drawing is played by 1 to 64 continuations side by side.");
    return {};
}

/// The continuations of one drawing and what each has played of it.
class DrawingRun {
public:
    DrawingRun(NoteStream& stream, const cv::Mat& target, const DrawRequest& request,
               const HarmonyBias& harmony, int column)
        : particles_(static_cast<std::size_t>(request.particles)),
          coverages_(particles_, TargetCoverage(target)), rewards_(particles_, 0.0),
          bias_(harmony, coverages_, BiasStrength{.pitch = request.look}),
          sampler_(stream, particles_, column, options(target, request)), random_(request.music.seed) {}

    Status run(const Task& task) {
        const int columns = coverages_.front().columns();
        for (int bar = columnsPerBar; bar < columns + columnsPerBar; bar += columnsPerBar) {
            if (auto played = playUntil(bar, task); !played) return played;
            if (auto selected = resample(); !selected) return selected;
            task.report(std::min(1.0, static_cast<double>(bar) / columns), "Playing the drawing");
        }
        return {};
    }

    [[nodiscard]] const std::vector<Particle>& particles() const { return sampler_.particles(); }
    [[nodiscard]] const TargetCoverage& coverage(std::size_t particle) const { return coverages_[particle]; }

private:
    static SamplingOptions options(const cv::Mat& target, const DrawRequest& request) {
        SamplingOptions options;
        options.seed = request.music.seed;
        options.temperature = request.music.temperature;
        options.topP = request.music.topP;
        options.columns = target.cols;
        options.mayEnd = false;
        return options;
    }

    /// Every continuation goes on until it has passed the column.
    Status playUntil(int column, const Task& task) {
        for (;;) {
            if (task.cancel.cancelled()) return cancelled();
            std::vector<int> active;
            for (std::size_t particle = 0; particle < particles_; ++particle)
                if (const Particle& soFar = particles()[particle]; !soFar.finished && soFar.column < column)
                    active.push_back(static_cast<int>(particle));
            if (active.empty()) return {};
            std::vector<std::size_t> before;
            for (const int particle : active)
                before.push_back(particles()[static_cast<std::size_t>(particle)].notes.size());
            if (auto drawn = sampler_.advance(active, bias_); !drawn) return drawn;
            for (std::size_t i = 0; i < active.size(); ++i) {
                const auto particle = static_cast<std::size_t>(active[i]);
                const auto& notes = particles()[particle].notes;
                if (notes.size() == before[i]) continue;
                rewards_[particle] += coverages_[particle].reward(notes.back());
                coverages_[particle].cover(notes.back());
            }
        }
    }

    /// Systematic resampling (G. Kitagawa, 1996): each particle has as many descendants as its share of the
    /// weight.
    Status resample() {
        const double highest = *std::max_element(rewards_.begin(), rewards_.end());
        std::vector<double> weights;
        for (const double gain : rewards_)
            weights.push_back(std::exp(selectionStrength * (gain - highest)));
        const double all = std::accumulate(weights.begin(), weights.end(), 0.0);
        const double stride = all / static_cast<double>(particles_);
        double place = unitOf(random_) * stride;
        std::vector<int> ancestors;
        double reached = 0;
        for (std::size_t particle = 0; particle < particles_; ++particle) {
            reached += weights[particle];
            for (; ancestors.size() < particles_ && place < reached; place += stride)
                ancestors.push_back(static_cast<int>(particle));
        }
        while (ancestors.size() < particles_) // rounding
            ancestors.push_back(static_cast<int>(particles_) - 1);
        std::vector<TargetCoverage> coverages;
        for (const int ancestor : ancestors)
            coverages.push_back(coverages_[static_cast<std::size_t>(ancestor)]);
        coverages_.swap(coverages);
        std::fill(rewards_.begin(), rewards_.end(), 0.0);
        return sampler_.resample(ancestors);
    }

    std::size_t particles_;
    std::vector<TargetCoverage> coverages_;
    std::vector<double> rewards_; ///< since the last bar
    DrawingBias bias_;
    NoteSampler sampler_;
    std::mt19937_64 random_; ///< of the resampling
};

/// The drawing stands out: its notes are played loud, the others soft, each the model's way.
void accentTarget(NoteGrid& grid, const TargetCoverage& coverage) {
    for (GridNote& note : grid.notes) {
        const int way = note.velocity;
        note.velocity =
            static_cast<std::uint8_t>(coverage.touches(note) ? 80 + way * 25 / 127 : 35 + way * 15 / 127);
    }
}

} // namespace

Result<DrawnMusic> drawMusic(const cv::Mat& target, const DrawRequest& request, const NoteModel& model,
                             const NoteModel* judge, const Task& task) {
    if (auto good = check(target, request); !good) return good.error();
    DrawnMusic best;
    best.key = keyOf(request.music);
    best.look = request.look;
    GenerationRequest music = request.music;
    music.key = best.key;
    const double seconds = static_cast<double>(target.cols) / columnsPerSecond;
    if (music.chordPlan.empty()) music.chordPlan = commonProgression(best.key, seconds, music.seed);
    const auto prompt = promptTokens(music);
    if (!prompt) return prompt.error();
    const HarmonyBias harmony(music.key, music.chordPlan);
    auto stream = model.open(prompt->sequence, request.particles);
    if (!stream) return stream.error();
    DrawingRun run(**stream, target, request, harmony, prompt->column);
    if (auto done = run.run(task); !done) return done.error();
    double highest = -1;
    for (std::size_t particle = 0; particle < run.particles().size(); ++particle) {
        NoteGrid grid{target.cols, run.particles()[particle].notes};
        const auto scores = scoreDrawing(target, grid, nullptr);
        if (!scores) return scores.error();
        if (scores->f1 <= highest) continue;
        highest = scores->f1;
        accentTarget(grid, run.coverage(particle));
        best.grid = std::move(grid);
    }
    const auto scores = scoreDrawing(target, best.grid, judge);
    if (!scores) return scores.error();
    best.scores = *scores;
    best.performance = signedBy("Drawing", model.contentHash(), music.seed, playedAt(0.5, best.grid));
    return best;
}

} // namespace atos
