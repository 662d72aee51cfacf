// SPDX-License-Identifier: Apache-2.0
#include "lab/composition/evaluate_draw.h"

#include "compose/draw/draw.h"
#include "compose/draw/target_mask.h"
#include "compose/lstm/lstm.h"
#include "compose/lstm/note_generator.h"
#include "core/task.h"
#include "lab/composition/clip_features.h"
#include "lab/composition/draw_baselines.h"
#include "lab/composition/markov.h"
#include "lab/composition/test_drawings.h"
#include "lab/composition/token_corpus.h"
#include "lab/metrics/frechet.h"

#include <algorithm>
#include <ctime>
#include <functional>
#include <set>

namespace atos {
namespace {

constexpr int columns = 128;            ///< 16 s
constexpr std::size_t fewestNotes = 24; ///< in a clip of real music
constexpr std::size_t mostRealClips = 400;

/// One clip a work, from the middle of its first piece that is long enough; in the order of the table.
std::vector<NoteGrid> realClips(const std::vector<TokenPiece>& pieces) {
    std::set<std::string> seen;
    std::vector<NoteGrid> clips;
    for (const TokenPiece& piece : pieces) {
        const int from = (piece.grid.columns - columns) / 32 * 16; // a bar in the middle
        if (from < columns || seen.contains(piece.work)) continue;
        NoteGrid clip = excerpt(piece.grid, from, columns);
        if (clip.notes.size() < fewestNotes) continue;
        seen.insert(piece.work);
        clips.push_back(std::move(clip));
        if (clips.size() == mostRealClips) break;
    }
    return clips;
}

struct Trial {
    cv::Mat target;
    DrawRequest request;
};

using Way = std::function<Result<NoteGrid>(const Trial&)>;

std::vector<double> featuresOf(const NoteGrid& grid) {
    const ClipFeatures features = clipFeatures(grid);
    return {features.begin(), features.end()};
}

PointCloud cloudOf(const std::vector<NoteGrid>& clips) {
    PointCloud cloud;
    for (const NoteGrid& clip : clips)
        cloud.push_back(featuresOf(clip));
    return cloud;
}

class Measuring {
public:
    Measuring(const NoteModel& judge, const std::vector<NoteGrid>& reference)
        : judge_(judge), frechetReference_(cloudOf(reference)) {}

    /// Every trial counts: nothing is chosen, nothing left out.
    Result<Json> measure(const std::string& name, const std::vector<Trial>& trials, const Way& way,
                         const Task& task) const {
        DrawScores sum;
        double nats = 0;
        double seconds = 0;
        PointCloud cloud;
        for (std::size_t i = 0; i < trials.size(); ++i) {
            if (task.cancel.cancelled()) return cancelled();
            const std::clock_t begin = std::clock();
            const auto grid = way(trials[i]);
            if (!grid) return grid.error();
            seconds += static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
            const auto scores = scoreDrawing(trials[i].target, *grid, &judge_);
            if (!scores) return scores.error();
            sum.precision += scores->precision;
            sum.recall += scores->recall;
            sum.f1 += scores->f1;
            sum.inKey += scores->inKey;
            sum.dissonance += scores->dissonance;
            nats += scores->nats.value_or(0);
            cloud.push_back(featuresOf(*grid));
            task.report(static_cast<double>(i + 1) / static_cast<double>(trials.size()), name);
        }
        const auto count = static_cast<double>(trials.size());
        Json row = {{"way", name},
                    {"f1", sum.f1 / count},
                    {"precision", sum.precision / count},
                    {"ink_covered", sum.recall / count},
                    {"in_key", sum.inKey / count},
                    {"dissonance", sum.dissonance / count},
                    {"frechet", frechetReference_.distance(cloud)},
                    {"nats_per_note", nats / count},
                    {"cpu_s", seconds / count}};
        return row;
    }

    /// What real music has of all this.
    Result<Json> real(const std::vector<NoteGrid>& clips) const {
        Json row = {{"way", "real music"}, {"frechet", frechetReference_.distance(cloudOf(clips))}};
        double inKey = 0;
        double dissonance = 0;
        double nats = 0;
        for (const NoteGrid& clip : clips) {
            const auto scores = scoreDrawing(cv::Mat::zeros(pitchTokens, columns, CV_8UC1), clip, &judge_);
            if (!scores) return scores.error();
            inKey += scores->inKey;
            dissonance += scores->dissonance;
            nats += scores->nats.value_or(0);
        }
        const auto count = static_cast<double>(clips.size());
        row["in_key"] = inKey / count;
        row["dissonance"] = dissonance / count;
        row["nats_per_note"] = nats / count;
        return row;
    }

private:
    const NoteModel& judge_;
    FrechetReference frechetReference_;
};

/// Each drawing after each prompt: the first 16 s of pieces spread over the split, each in its own key.
Result<std::vector<Trial>> trialsOf(const std::vector<TokenPiece>& pieces, const DrawEvaluation& options) {
    const auto prompts = static_cast<std::size_t>(options.prompts);
    std::vector<Trial> trials;
    std::uint64_t seed = 1;
    for (const TestDrawing& drawing : testDrawings()) {
        const auto target = targetMask(drawing.picture, columns, drawing.name);
        if (!target) return target.error();
        for (std::size_t i = 0; i < prompts; ++i) {
            const TokenPiece& piece = pieces[(2 * i + 1) * pieces.size() / (2 * prompts)];
            Trial trial{*target, {}};
            trial.request.music.seed = seed++;
            trial.request.music.prompt = performanceFrom(excerpt(piece.grid, 0, columns));
            trial.request.music.key = keyAt(piece.keys, static_cast<double>(columns) / columnsPerSecond);
            trial.request.particles = options.particles;
            trials.push_back(std::move(trial));
        }
    }
    return trials;
}

std::vector<std::pair<std::string, Way>> waysOf(const NoteModel& model, const Generator& free) {
    std::vector<std::pair<std::string, Way>> ways{
        {"ink as notes", [](const Trial& trial) -> Result<NoteGrid> { return targetAsNotes(trial.target); }},
        {"ink snapped to the scale",
         [](const Trial& trial) -> Result<NoteGrid> {
             return snappedToScale(targetAsNotes(trial.target), *trial.request.music.key);
         }},
        {"LSTM without the drawing",
         [&free](const Trial& trial) -> Result<NoteGrid> {
             GenerationRequest music = trial.request.music;
             music.seconds = static_cast<double>(columns) / columnsPerSecond;
             const auto made = free.generate(music, {});
             if (!made) return made.error();
             NoteGrid grid = noteGrid(*made);
             grid.columns = columns;
             return grid;
         }},
        {"pointer rule of midiDraw", [&model](const Trial& trial) {
             DrawRequest request = trial.request;
             request.music.key.reset();
             return drawByPointer(trial.target, request, model);
         }}};
    const auto ours = [&model](double look, int particles) {
        return [&model, look, particles](const Trial& trial) -> Result<NoteGrid> {
            DrawRequest request = trial.request;
            request.look = look;
            if (particles > 0) request.particles = particles;
            const auto drawn = drawMusic(trial.target, request, model, nullptr, {});
            if (!drawn) return drawn.error();
            return drawn->grid;
        };
    };
    for (const double look : lookStops) {
        std::string name = "ours, look ";
        name += Json(look).dump();
        ways.emplace_back(name, ours(look, 0));
    }
    ways.emplace_back("ours, usual look, one continuation", ours(usualLook, 1));
    return ways;
}

Result<std::unique_ptr<NoteModel>> openJudge(const DrawEvaluation& options,
                                             const std::vector<TokenPiece>& learnt, const Task& task) {
    if (options.judge.empty()) {
        auto markov = MarkovNotes::learn(learnt, partOf(task, 0.1, 0.15));
        if (!markov) return markov.error();
        return std::unique_ptr<NoteModel>(std::move(*markov));
    }
    auto lstm = LstmNotes::load(options.judge);
    if (!lstm) return lstm.error();
    return std::unique_ptr<NoteModel>(std::move(*lstm));
}

} // namespace

Result<Json> evaluateDraw(const DrawEvaluation& options, const Task& task) {
    const auto model = LstmNotes::load(options.weights);
    if (!model) return model.error();
    auto generator = openLstmGenerator(options.weights);
    if (!generator) return generator.error();
    const auto learnt = readTokenPieces(options.data, "train", partOf(task, 0, 0.1));
    if (!learnt) return learnt.error();
    const auto judge = openJudge(options, *learnt, task);
    if (!judge) return judge.error();
    if ((*judge)->contentHash() == (*model)->contentHash())
        return badInput("The judge must not be the model that makes the music.");
    const auto pieces = readTokenPieces(options.data, options.split, partOf(task, 0.1, 0.15));
    if (!pieces) return pieces.error();
    const auto reference = realClips(*learnt);
    const auto real = realClips(*pieces);
    if (reference.size() < 2 || real.size() < 2)
        return badInput("There are too few pieces of 48 seconds to compare with.");
    const Measuring measuring(**judge, reference);
    const auto trials = trialsOf(*pieces, options);
    if (!trials) return trials.error();
    Json rows = Json::array();
    const auto realRow = measuring.real(real);
    if (!realRow) return realRow.error();
    rows.push_back(*realRow);
    const auto ways = waysOf(**model, **generator);
    for (std::size_t i = 0; i < ways.size(); ++i) {
        const double from = 0.2 + 0.8 * static_cast<double>(i) / static_cast<double>(ways.size());
        const double to = 0.2 + 0.8 * static_cast<double>(i + 1) / static_cast<double>(ways.size());
        const auto row = measuring.measure(ways[i].first, *trials, ways[i].second, partOf(task, from, to));
        if (!row) return row.error();
        rows.push_back(*row);
    }
    return Json{{"split", options.split},
                {"clips", trials->size()},
                {"real_clips", real.size()},
                {"reference_clips", reference.size()},
                {"weights", (*model)->contentHash()},
                {"judge", options.judge.empty() ? "Markov chain" : (*judge)->contentHash()},
                {"ways", rows}};
}

} // namespace atos
