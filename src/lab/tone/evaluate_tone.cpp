// SPDX-License-Identifier: Apache-2.0
#include "lab/tone/evaluate_tone.h"

#include "files/bytes.h"
#include "lab/ranking/measured_piece.h"
#include "lab/ranking/preset_distance.h"
#include "lab/ranking/ranking_sample.h"
#include "lab/tone/first_things.h"
#include "lab/tone/fit_calibration.h"
#include "lab/tone/recommended_piece.h"
#include "lab/tone/tone_map.h"
#include "lab/tone/tone_pairs.h"
#include "lab/tone/tone_variety.h"
#include "music/smf.h"
#include "piano/profile/profile_store.h"

#include <algorithm>
#include <map>
#include <set>
#include <system_error>

namespace atos {
namespace {

class ToneEvaluator {
public:
    ToneEvaluator(const ToneEvaluation& evaluation, const Task& task, MeasuringModels models,
                  Catalogue catalogue, Archetypes archetypes, std::vector<LabelledPiece> collection)
        : evaluation_(evaluation), task_(task), models_(std::move(models)), catalogue_(std::move(catalogue)),
          archetypes_(std::move(archetypes)), collection_(std::move(collection)) {}

    Result<Json> evaluate() {
        Json json{{"evaluates", "tone"}, {"split", evaluation_.split}};
        if (!evaluation_.pairs.empty()) {
            auto pairs = judgePairs();
            if (!pairs) return pairs;
            json["pairs"] = *std::move(pairs);
            if (!evaluation_.phrase.empty()) {
                auto sound = compareSound();
                if (!sound) return sound;
                json["sound"] = *std::move(sound);
            }
        }
        if (!evaluation_.first.empty()) {
            auto first = judgeFirstThings();
            if (!first) return first;
            json["first_things"] = *std::move(first);
        }
        auto balanced = judgeBalancedSet(json);
        if (!balanced) return balanced.error();
        const auto keyboards = openProfileStore(evaluation_.keyboards);
        if (!keyboards) return keyboards.error();
        json["pianos"] = distinctOnPianos(archetypes_, keyboards->profiles);
        return json;
    }

private:
    Result<std::vector<RecommendedPiece>> recommend(const std::vector<LabelledPiece>& pieces) {
        const auto measured =
            measurePieces(pieces, models_.embedding, models_.classify(task_.cancel), task_);
        if (!measured) return measured.error();
        std::vector<RecommendedPiece> list;
        for (const MeasuredPiece& piece : *measured)
            list.push_back(recommendedFor(piece, archetypes_, catalogue_));
        return list;
    }

    Result<Json> judgePairs() {
        const auto pairs = readTonePairs(evaluation_.pairs);
        if (!pairs) return pairs.error();
        std::map<std::string, const LabelledPiece*> known;
        for (const LabelledPiece& piece : collection_)
            known[piece.key] = &piece;
        std::map<std::string, LabelledPiece> wanted;
        for (const TonePair& pair : *pairs)
            for (const std::string& key : {pair.first, pair.second}) {
                if (!known.contains(key)) return badInput("The labelled music has no " + key + ".");
                wanted[key] = *known.at(key);
            }
        std::vector<LabelledPiece> pieces;
        for (const auto& [key, piece] : wanted)
            pieces.push_back(piece);
        const auto recommended = recommend(pieces);
        if (!recommended) return recommended.error();
        std::map<std::string, const ToneTarget*> tones;
        for (const RecommendedPiece& piece : *recommended)
            tones[piece.labels.key] = &piece.target;
        for (const TonePair& pair : *pairs) {
            const auto [first, second] = sidesOf(pair);
            sounding_.push_back({first, tones.at(pair.first)->preset});
            sounding_.push_back({second, tones.at(pair.second)->preset});
        }
        return ordersJson(*pairs, tones);
    }

    Result<Json> compareSound() {
        const auto phrase = readMidi(evaluation_.phrase);
        if (!phrase) return phrase.error();
        return soundingVariety(sounding_, renderSamples, *phrase, evaluation_.soundfont, task_);
    }

    static Json ordersJson(const std::vector<TonePair>& pairs,
                           const std::map<std::string, const ToneTarget*>& tones) {
        struct Count {
            int right = 0, asked = 0;
            [[nodiscard]] double share() const { return asked > 0 ? 1.0 * right / asked : 1; }
        };
        Count all;
        std::map<std::string, Count> kinds;
        Json wrong = Json::array();
        for (const TonePair& pair : pairs) {
            const ToneTarget& first = *tones.at(pair.first);
            const ToneTarget& second = *tones.at(pair.second);
            for (const ExpectedOrder& order : pair.orders) {
                const bool right = holds(order, first.preset, second.preset);
                for (Count* count : {&all, &kinds[pair.kind]}) {
                    ++count->asked;
                    count->right += right ? 1 : 0;
                }
                if (!right)
                    wrong.push_back({{"kind", pair.kind},
                                     {"part", order.part},
                                     {"first", pair.first},
                                     {"first_archetype", first.choice.archetype},
                                     {"second", pair.second},
                                     {"second_archetype", second.choice.archetype}});
            }
        }
        Json kindsJson = Json::object();
        double worst = 1;
        for (const auto& [kind, count] : kinds) {
            kindsJson[kind] = count.share();
            worst = std::min(worst, count.share());
        }
        return {{"pairs", pairs.size()}, {"asked", all.asked},      {"order", all.share()},
                {"worst_kind", worst},   {"kinds", std::move(kindsJson)}, {"wrong", std::move(wrong)}};
    }

    Result<Json> judgeFirstThings() {
        const auto expected = readExpectedTones(evaluation_.first);
        if (!expected) return expected.error();
        std::vector<LabelledPiece> pieces;
        for (const ExpectedTone& each : *expected) {
            LabelledPiece& piece = pieces.emplace_back();
            piece.key = each.file;
            piece.path = evaluation_.first / each.file;
        }
        const auto recommended = recommend(pieces);
        if (!recommended) return recommended.error();
        if (recommended->size() != expected->size())
            return badInput("Not all takes in " + evaluation_.first.string() + " can be read.");
        int right = 0;
        Json wrong = Json::array();
        for (std::size_t i = 0; i < expected->size(); ++i) {
            const ToneTarget& target = (*recommended)[i].target;
            if (isInRange((*expected)[i], target.preset))
                ++right;
            else
                wrong.push_back({{"file", (*expected)[i].file},
                                 {"archetype", target.choice.archetype},
                                 {"tone", toJson(target.preset)}});
        }
        return Json{{"takes", expected->size()},
                    {"in_range", static_cast<double>(right) / static_cast<double>(expected->size())},
                    {"wrong", std::move(wrong)}};
    }

    /// Variety, steadiness and fit of the split's sample; written into `json`.
    Status judgeBalancedSet(Json& json) {
        const auto recommended = recommend(sampleForRanking(collection_, evaluation_.split));
        if (!recommended) return recommended.error();
        PresetSpread performances;
        PresetSpread vienna;
        std::vector<RecommendedPiece> works; // one file of each
        FitCalibration fit(archetypes_);
        std::set<std::string> seen;
        for (const RecommendedPiece& piece : *recommended) {
            // Of written music: a jazz standard is another piece under other hands.
            const bool played = piece.labels.genre == "classical"
                                && (piece.labels.kind == "performance" || piece.labels.kind == "transcription");
            if (played)
                (isVienna(piece.labels) ? vienna : performances).add(piece.labels.cluster, piece.target.preset);
            if (isVienna(piece.labels) || !seen.insert(piece.labels.cluster).second) continue;
            if (piece.genre.empty()) continue;
            works.push_back(piece);
            fit.add(piece);
        }
        json["variety"] = toneVariety(works);
        json["fit"] = fit.json();
        json["steady"] = {{"other_performances", performances.json()}, {"vienna4x22", vienna.json()}};
        if (!evaluation_.map.empty()) {
            const auto drawn = writeFile(evaluation_.map, drawToneMap(works));
            if (!drawn) return drawn;
        }
        return {};
    }

    const ToneEvaluation& evaluation_;
    const Task& task_;
    const MeasuringModels models_;
    const Catalogue catalogue_;
    const Archetypes archetypes_;
    const std::vector<LabelledPiece> collection_;
    std::vector<ToneOfKind> sounding_; ///< of the pairs
};

} // namespace

Result<Json> evaluateTone(const ToneEvaluation& evaluation, const Task& task) {
    auto catalogue = readCatalogue(evaluation.catalogue);
    if (!catalogue) return catalogue.error();
    auto archetypes = readArchetypes(evaluation.archetypes);
    if (!archetypes) return archetypes.error();
    auto models = MeasuringModels::load(evaluation.embedding, evaluation.weights);
    if (!models) return models.error();
    std::error_code error;
    const bool nonCommercial = std::filesystem::exists(evaluation.data / "nc" / "metadata.tsv", error);
    auto collection = readCollection(evaluation.data, nonCommercial);
    if (!collection) return collection.error();
    return ToneEvaluator(evaluation, task, *std::move(models), *std::move(catalogue), *std::move(archetypes),
                         *std::move(collection))
        .evaluate();
}

std::span<const MetricTarget> toneTargets() {
    static constexpr MetricTarget targets[]{
        {"/pairs/order", "pairs in the order that pianists expect", ">= .97", ""},
        {"/pairs/worst_kind", "the same, worst kind of pair", ">= .88", ""},
        {"/first_things/in_range", "first things, tones in range", ">= .95", ""},
        {"/variety/room_p90_p10", "room times, p90 / p10", ">= 2.5", ""},
        {"/variety/voices", "voices in use", ">= 8", ""},
        {"/variety/commonest_voice", "share of the commonest voice", "<= .35", ""},
        {"/sound/ratio", "specific loudness, between kinds / within", ">= 3", ""},
        {"/pianos/fewest", "archetypes distinct where voice and reverb can be set", ">= 5", ""},
        {"/steady/other_performances/ratio", "performances, within / between pieces", "<= .35", ""},
    };
    return targets;
}

} // namespace atos
