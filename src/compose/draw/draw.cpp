// SPDX-License-Identifier: Apache-2.0
#include "compose/draw/draw.h"

#include "compose/draw/drawing_bias.h"
#include "compose/draw/harmony_bias.h"
#include "compose/draw/target_mask.h"
#include "compose/lstm/note_sampling.h"
#include "compose/lstm/prompt.h"
#include "core/task_part.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

namespace atos {
namespace {

constexpr int columnsPerBar = 16;
/// How strongly what a continuation has won in a bar decides whether it is carried on.
constexpr double selection = 0.1;
constexpr int mostLanes = 64;

/// A key of its own, else that of the prompt, else C major.
Key keyOf(const GenerationRequest& request) {
    if (request.key) return *request.key;
    return request.prompt.notes.empty() ? Key{} : findKeys(request.prompt).global;
}

Status check(const cv::Mat& ink, const DrawRequest& request) {
    if (auto good = checkInk(ink); !good) return good;
    GenerationRequest music = request.music;
    music.seconds = shortestGeneration; // the drawing says how long it is
    if (auto good = checkRequest(music); !good) return good;
    if (!(request.look >= 0 && request.look <= mostLook))
        return badInput("How much the music looks like the drawing must be between 0 and 20.");
    if (request.lanes < 1 || request.lanes > mostLanes)
        return badInput("A drawing is played by 1 to 64 continuations side by side.");
    return {};
}

/// The continuations of one drawing and what each has played of it.
class DrawingRun {
public:
    DrawingRun(NoteStream& stream, const cv::Mat& ink, const DrawRequest& request,
               const HarmonyGuide& harmony, int column)
        : lanes_(static_cast<std::size_t>(request.lanes)), canvases_(lanes_, Canvas(ink)),
          gains_(lanes_, 0.0), guide_(harmony, canvases_, InkStrength{.pitch = request.look}),
          sampler_(stream, lanes_, column, options(ink, request)), random_(request.music.seed) {}

    Status run(const Task& task) {
        const int columns = canvases_.front().columns();
        for (int bar = columnsPerBar; bar < columns + columnsPerBar; bar += columnsPerBar) {
            if (auto played = playUntil(bar, task); !played) return played;
            if (auto selected = select(); !selected) return selected;
            task.report(std::min(1.0, static_cast<double>(bar) / columns), "Playing the drawing");
        }
        return {};
    }

    [[nodiscard]] const std::vector<Lane>& lanes() const { return sampler_.lanes(); }
    [[nodiscard]] const Canvas& canvas(std::size_t lane) const { return canvases_[lane]; }

private:
    static SamplingOptions options(const cv::Mat& ink, const DrawRequest& request) {
        SamplingOptions options;
        options.seed = request.music.seed;
        options.temperature = request.music.temperature;
        options.topP = request.music.topP;
        options.columns = ink.cols;
        options.mayEnd = false;
        return options;
    }

    /// Every continuation goes on until it has passed the column.
    Status playUntil(int column, const Task& task) {
        for (;;) {
            if (task.cancel.cancelled()) return cancelled();
            std::vector<int> active;
            for (std::size_t lane = 0; lane < lanes_; ++lane)
                if (const Lane& soFar = lanes()[lane]; !soFar.finished && soFar.column < column)
                    active.push_back(static_cast<int>(lane));
            if (active.empty()) return {};
            std::vector<std::size_t> before;
            for (const int lane : active)
                before.push_back(lanes()[static_cast<std::size_t>(lane)].notes.size());
            if (auto drawn = sampler_.advance(active, guide_); !drawn) return drawn;
            for (std::size_t i = 0; i < active.size(); ++i) {
                const auto lane = static_cast<std::size_t>(active[i]);
                const auto& notes = lanes()[lane].notes;
                if (notes.size() == before[i]) continue;
                gains_[lane] += canvases_[lane].worth(notes.back());
                canvases_[lane].play(notes.back());
            }
        }
    }

    /// Systematic resampling (G. Kitagawa, 1996): each lane has as many descendants as its share of the
    /// weight.
    Status select() {
        const double highest = *std::max_element(gains_.begin(), gains_.end());
        std::vector<double> weights;
        for (const double gain : gains_)
            weights.push_back(std::exp(selection * (gain - highest)));
        const double all = std::accumulate(weights.begin(), weights.end(), 0.0);
        const double stride = all / static_cast<double>(lanes_);
        double place = static_cast<double>(random_() >> 11U) * 0x1p-53 * stride;
        std::vector<int> ancestors;
        double reached = 0;
        for (std::size_t lane = 0; lane < lanes_; ++lane) {
            reached += weights[lane];
            for (; ancestors.size() < lanes_ && place < reached; place += stride)
                ancestors.push_back(static_cast<int>(lane));
        }
        while (ancestors.size() < lanes_) // rounding
            ancestors.push_back(static_cast<int>(lanes_) - 1);
        std::vector<Canvas> canvases;
        for (const int ancestor : ancestors)
            canvases.push_back(canvases_[static_cast<std::size_t>(ancestor)]);
        canvases_.swap(canvases);
        std::fill(gains_.begin(), gains_.end(), 0.0);
        return sampler_.copyLanes(ancestors);
    }

    std::size_t lanes_;
    std::vector<Canvas> canvases_;
    std::vector<double> gains_; ///< since the last bar
    InkGuide guide_;
    NoteSampler sampler_;
    std::mt19937_64 random_; ///< of the selection
};

/// Ink is heard: its notes are played loud, the others soft, each the model's way.
void playInkLoud(NoteGrid& grid, const Canvas& canvas) {
    for (GridNote& note : grid.notes) {
        const int way = note.velocity;
        note.velocity =
            static_cast<std::uint8_t>(canvas.touches(note) ? 80 + way * 25 / 127 : 35 + way * 15 / 127);
    }
}

} // namespace

Result<DrawnMusic> drawMusic(const cv::Mat& ink, const DrawRequest& request, const NoteModel& model,
                             const NoteModel* judge, const Task& task) {
    if (auto good = check(ink, request); !good) return good.error();
    DrawnMusic best;
    best.key = keyOf(request.music);
    best.look = request.look;
    GenerationRequest music = request.music;
    music.key = best.key;
    const double seconds = static_cast<double>(ink.cols) / columnsPerSecond;
    if (music.chordPlan.empty()) music.chordPlan = commonProgression(best.key, seconds, music.seed);
    const auto prompt = promptTokens(music);
    if (!prompt) return prompt.error();
    const HarmonyGuide harmony(music.key, music.chordPlan);
    auto stream = model.open(prompt->sequence, request.lanes);
    if (!stream) return stream.error();
    DrawingRun run(**stream, ink, request, harmony, prompt->column);
    if (auto done = run.run(task); !done) return done.error();
    double highest = -1;
    for (std::size_t lane = 0; lane < run.lanes().size(); ++lane) {
        NoteGrid grid{ink.cols, run.lanes()[lane].notes};
        const auto scores = scoreDrawing(ink, grid, nullptr);
        if (!scores) return scores.error();
        if (scores->f1 <= highest) continue;
        highest = scores->f1;
        playInkLoud(grid, run.canvas(lane));
        best.grid = std::move(grid);
    }
    const auto scores = scoreDrawing(ink, best.grid, judge);
    if (!scores) return scores.error();
    best.scores = *scores;
    best.performance = signedBy("Drawing", model.contentHash(), music.seed, playedAt(0.5, best.grid));
    return best;
}

Result<std::vector<DrawnMusic>> drawAtEveryStop(const cv::Mat& ink, const DrawRequest& request,
                                                const NoteModel& model, const NoteModel* judge,
                                                const Task& task) {
    std::vector<DrawnMusic> all;
    for (std::size_t stop = 0; stop < lookStops.size(); ++stop) {
        DrawRequest here = request;
        here.look = lookStops[stop];
        const double share = 1.0 / static_cast<double>(lookStops.size());
        const auto from = static_cast<double>(stop) * share;
        auto drawn = drawMusic(ink, here, model, judge, partOf(task, from, from + share));
        if (!drawn) return drawn.error();
        all.push_back(std::move(*drawn));
    }
    return all;
}

} // namespace atos
