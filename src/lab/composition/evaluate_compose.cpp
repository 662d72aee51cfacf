// SPDX-License-Identifier: Apache-2.0
#include "lab/composition/evaluate_compose.h"

#include "app/generate/generators.h"
#include "compose/gan/image_gan.h"
#include "compose/lstm/lstm.h"
#include "core/task.h"
#include "lab/composition/clip_features.h"
#include "lab/composition/clip_figures.h"
#include "lab/composition/grid_corpus.h"
#include "lab/composition/markov.h"
#include "lab/composition/shuffled_control.h"

#include <algorithm>
#include <set>

namespace atos {
namespace {

constexpr std::uint64_t excerptSeed = 1;
constexpr int clipColumns = imageGanColumns;

/// One column of the table.
struct Contestant {
    std::string name;
    std::vector<NoteGrid> clips;
    bool made = true; ///< by a generator: it must beat the shuffled control
};

struct RealMusic {
    std::vector<NoteGrid> reference; ///< by some works
    std::vector<NoteGrid> held;      ///< by other works
};

Result<RealMusic> readRealMusic(const ComposeEvaluation& options, const Task& task) {
    auto pieces = readGridPieces(options.data, options.split, task);
    if (!pieces) return pieces.error();
    std::set<std::string> works;
    for (const GridPiece& piece : *pieces)
        works.insert(piece.work);
    std::vector<GridPiece> halves[2];
    for (GridPiece& piece : *pieces) {
        const auto place = std::distance(works.begin(), works.find(piece.work));
        halves[place % 2].push_back(std::move(piece));
    }
    const auto most = static_cast<std::size_t>(options.clips);
    RealMusic real{fixedExcerpts(halves[0], clipColumns, most, excerptSeed),
                   fixedExcerpts(halves[1], clipColumns, most, excerptSeed)};
    if (std::min(real.reference.size(), real.held.size()) <= clipFeatureCount)
        return badInput("The split has too little music to compare with.");
    return real;
}

Result<std::vector<NoteGrid>> makeClips(const Generator& generator, GenerationRequest request,
                                        std::size_t count, const Task& task) {
    std::vector<NoteGrid> clips;
    request.seconds = static_cast<double>(clipColumns) / columnsPerSecond;
    for (std::size_t i = 0; i < count; ++i) {
        request.seed = i + 1;
        const auto music = generator.generate(request, {task.cancel, {}});
        if (!music) return music.error();
        clips.push_back(excerpt(noteGrid(*music), 0, clipColumns));
        task.report(static_cast<double>(i) / static_cast<double>(count), "Making music");
    }
    return clips;
}

/// "crnn-gan" on the command line is "crnn_gan" in JSON.
std::string columnName(const GeneratorChoice& choice) {
    std::string name = choice.name;
    std::replace(name.begin(), name.end(), '-', '_');
    return name;
}

Result<std::vector<Contestant>> gatherContestants(const ComposeEvaluation& options, const RealMusic& real,
                                                  const Task& task) {
    std::vector<Contestant> contestants{{"real", real.held, false},
                                        {"shuffled", shuffledControl(real.held, excerptSeed), false}};
    const auto add = [&](const GeneratorChoice& choice, const std::filesystem::path& source) -> Status {
        const auto generator = choice.open(source, task);
        if (!generator) return generator.error();
        auto clips = makeClips(**generator, options.request, real.held.size(), task);
        if (!clips) return clips.error();
        contestants.push_back({columnName(choice), std::move(*clips), true});
        return {};
    };
    if (auto added = add(markovGenerator(), options.data); !added) return added.error();
    for (const GeneratorChoice& choice : shippedGenerators()) {
        const auto chosen = options.weights.find(choice.name);
        const bool shipped = chosen == options.weights.end() || chosen->second.empty();
        if (auto added = add(choice, shipped ? shippedWeightsOf(choice) : chosen->second); !added)
            return added.error();
    }
    return contestants;
}

/// The judge's mean surprise at a note of the clips, in nats.
Result<double> surpriseAt(const LstmNotes& judge, const std::vector<NoteGrid>& clips, const Task& task) {
    std::vector<TokenSequence> sequences;
    for (const NoteGrid& clip : clips)
        if (!clip.notes.empty()) sequences.push_back(tokensOf(clip));
    const auto surprises = judge.negativeLogLikelihood(sequences, task);
    if (!surprises) return surprises.error();
    NoteNegativeLogLikelihood all;
    for (const NoteNegativeLogLikelihood& nats : *surprises) {
        all.notes += nats.notes;
        for (std::size_t part = 0; part < all.parts.size(); ++part)
            all.parts[part] += nats.parts[part];
    }
    return all.perNote();
}

/// All points of all clips.
Result<PointCloud> soundPointsOf(const std::vector<NoteGrid>& clips, const SoundPoints& soundPoints,
                                 const Task& task) {
    PointCloud cloud;
    for (std::size_t i = 0; i < clips.size(); ++i) {
        task.report(static_cast<double>(i) / static_cast<double>(clips.size()), "listening");
        auto points = soundPoints(performanceFrom(clips[i]), {task.cancel, {}});
        if (!points) return points.error();
        cloud.insert(cloud.end(), points->begin(), points->end());
    }
    if (cloud.size() < 2) return badInput("There is too little sound to compare.");
    return cloud;
}

/// Adds "audio_frechet" to every column.
Status compareSounds(const SoundPoints& soundPoints, const std::vector<NoteGrid>& reference,
                     const std::vector<Contestant>& contestants, Json& columns, const Task& task) {
    auto real = soundPointsOf(reference, soundPoints, task);
    if (!real) return real.error();
    const FrechetReference frechetReference(std::move(*real));
    for (const Contestant& contestant : contestants) {
        const auto points = soundPointsOf(contestant.clips, soundPoints, task);
        if (!points) return points.error();
        columns[contestant.name]["audio_frechet"] = frechetReference.distance(*points);
    }
    return {};
}

/// Who has less of a figure than the shuffled control, and who has the least.
Json verdictBy(const char* figure, const Json& columns, const std::vector<Contestant>& contestants) {
    const double control = columns.at("shuffled").at(figure).get<double>();
    Json verdict{{"beat_the_shuffled_control", Json::array()}, {"did_not", Json::array()}, {"best", ""}};
    double least = 0;
    for (const Contestant& contestant : contestants) {
        if (!contestant.made) continue;
        const double value = columns.at(contestant.name).at(figure).get<double>();
        verdict[value < control ? "beat_the_shuffled_control" : "did_not"].push_back(contestant.name);
        if (verdict.at("best") != "" && value >= least) continue;
        verdict["best"] = contestant.name;
        least = value;
    }
    return verdict;
}

} // namespace

Result<Json> evaluateCompose(const ComposeEvaluation& options, const Task& task) {
    std::unique_ptr<LstmNotes> judge;
    if (!options.judge.empty()) {
        auto loaded = LstmNotes::load(options.judge);
        if (!loaded) return loaded.error();
        judge = std::move(*loaded);
    }
    const auto real = readRealMusic(options, partOf(task, 0, 0.05));
    if (!real) return real.error();
    const auto training = readGridPieces(options.data, "train", partOf(task, 0.05, 0.2));
    if (!training) return training.error();
    std::vector<NoteGrid> learnt;
    for (const GridPiece& piece : *training)
        learnt.push_back(piece.grid);
    const ClipMeasure measure(real->reference, learnt);
    const auto contestants = gatherContestants(options, *real, partOf(task, 0.2, 0.9));
    if (!contestants) return contestants.error();

    Json columns = Json::object();
    for (const Contestant& contestant : *contestants) {
        if (task.cancel.cancelled()) return cancelled();
        Json& column = columns[contestant.name] = measure.figures(contestant.clips);
        if (!judge) continue;
        const auto nats = surpriseAt(*judge, contestant.clips, {task.cancel, {}});
        if (!nats) return nats.error();
        column["judged_nats_a_note"] = *nats;
    }
    if (options.soundPoints) {
        const Status compared =
            compareSounds(options.soundPoints, real->reference, *contestants, columns, partOf(task, 0.9, 1));
        if (!compared) return compared.error();
    }
    Json verdict{{"frechet", verdictBy("frechet", columns, *contestants)}};
    if (judge) verdict["judged_nats_a_note"] = verdictBy("judged_nats_a_note", columns, *contestants);
    if (options.soundPoints) verdict["audio_frechet"] = verdictBy("audio_frechet", columns, *contestants);
    return Json{{"split", options.split},
                {"clips", real->held.size()},
                {"clip_s", static_cast<double>(clipColumns) / columnsPerSecond},
                {"columns", std::move(columns)},
                {"verdict", std::move(verdict)}};
}

} // namespace atos
