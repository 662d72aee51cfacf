// SPDX-License-Identifier: Apache-2.0
#include "app/calibrate/pipeline.h"

#include "analysis/harmony/chromatic.h"
#include "app/calibrate/changed_take.h"
#include "app/calibrate/counterfactual.h"
#include "app/calibrate/explain_choice.h"
#include "app/calibrate/shipped_models.h"
#include "core/task.h"
#include "files/locations.h"
#include "music/smf.h"
#include "style/sensible_words.h"
#include "style/style_classifier.h"
#include "style/tempo_words.h"
#include "style/window.h"
#include "tone/archetypes/recommend_tone.h"
#include "tone/taste/follow_taste.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <mutex>
#include <optional>

namespace atos {
namespace {

constexpr double enoughNotes = 20;

bool enough(const Features& features) {
    return features.soundingSeconds >= enoughMusicSeconds && features.noteCount >= enoughNotes;
}

std::string playMore(const Features& features) {
    if (features.noteCount == 0)
        return "There are no notes in this, so there is nothing to recommend a tone for.";
    const double missing = enoughMusicSeconds - features.soundingSeconds;
    if (missing > 0) {
        return fmt::format("This is too little music to recommend a tone: play about {:.0f} seconds more.",
                           std::max(1.0, std::ceil(missing)));
    }
    return fmt::format("This is too little music to recommend a tone: play about {:.0f} notes more.",
                       enoughNotes - features.noteCount);
}

/// What stands in for the classifier when this machine lacks it.
StyleProfile unknownStyle(const std::string& reason) {
    StyleProfile style;
    for (const StyleHead head : styleHeads)
        style.head(head).reason = reason;
    return style;
}

class ShippedPipeline : public Pipeline {
public:
    ShippedPipeline(ShippedModels models, std::filesystem::path weights, bool experimental,
                    std::size_t threads)
        : models_(std::move(models)), weights_(std::move(weights)), experimental_(experimental),
          threads_(threads) {}

    Status warmUp() override { return loadClassifier(); }

    Result<Calibration> analyze(const Performance& performance, const Task& task) override {
        StepClock clock;
        Calibration calibration;
        // Harmony and features do not need the networks, so a machine without them still gets these.
        if (auto heard = listen(performance, task, clock, calibration, NetworksMissing::abstain); !heard)
            return heard.error();
        if (!enough(calibration.features)) calibration.notes.push_back(playMore(calibration.features));
        calibration.timingMs = clock.total();
        return calibration;
    }

    Result<Calibration> calibrate(const Performance& performance, const CalibrationContext& context,
                                  const Task& task) override {
        const KeyboardProfile* profile = nullptr;
        if (!context.keyboard.empty()) {
            profile = findKeyboard(context.keyboard);
            if (profile == nullptr) return unknownKeyboard(context.keyboard);
        }
        StepClock clock;
        Calibration calibration;
        if (auto heard = listen(performance, task, clock, calibration, NetworksMissing::fail); !heard)
            return heard.error();
        calibration.keyboard = context.keyboard;
        if (!enough(calibration.features)) calibration.notes.push_back(playMore(calibration.features));
        recommend(performance, context, clock, calibration);
        if (!models_.archetypesProblem.empty())
            calibration.notes.push_back("The tones that come with the program are used: "
                                        + models_.archetypesProblem);
        if (profile != nullptr && calibration.target.choice.recommends()) {
            calibration.encoded = encodePreset(calibration.target.preset, *profile, {experimental_});
            clock.done("encode");
        }
        if (task.cancel.cancelled()) return cancelled();
        calibration.timingMs = clock.total();
        task.report(1, "done");
        return calibration;
    }

    Status addCounterfactual(const Performance& performance, Calibration& calibration,
                             const Task& task) override {
        if (calibration.presets.empty()) return {};
        StepClock clock;
        if (auto loaded = loadClassifier(); !loaded) return loaded;
        const PieceProfile own = profileOf(calibration, performance.contentHash);
        ChangedTake take(*classifier_, performance, calibration, own);
        const ChangeJudge judge = [&](const PlayingChange& change) -> Result<std::vector<RankedPreset>> {
            const auto profile = take.after(change, {task.cancel, {}});
            if (!profile) return profile.error();
            return namedReferences(*profile, catalogue_.ranked(*profile));
        };
        auto reason = findCounterfactual(calibration.presets, towardsRunnerUp(calibration.presets),
                                         take.changes(), judge, task);
        if (!reason) return reason.error();
        if (const auto passage = take.passage()) *reason = goingBy(*passage, std::move(*reason));
        calibration.target.reasons.push_back(std::move(*reason));
        clock.done("counterfactual");
        calibration.timingMs.push_back(clock.total().front());
        return {};
    }

    const std::vector<KeyboardProfile>& keyboards() const override { return models_.keyboards; }

private:
    enum class NetworksMissing { abstain, fail };

    Status loadClassifier() {
        const std::lock_guard lock(loading_);
        if (classifier_ != nullptr) return {};
        if (auto there = requireShipped(weights_); !there) return there;
        auto loaded = StyleClassifier::load(weights_, threads_);
        if (!loaded) return loaded.error();
        classifier_ = std::move(*loaded);
        return {};
    }

    Status listen(const Performance& performance, const Task& task, StepClock& clock,
                  Calibration& calibration, NetworksMissing policy) {
        task.report(0, "harmony");
        calibration.input = performance.title;
        calibration.inputHash =
            performance.contentHash.empty() ? contentHash(encodeMidi(performance)) : performance.contentHash;
        calibration.musicSeconds = performance.duration();
        calibration.notes = performance.warnings;
        clock.done("hash");
        calibration.harmony =
            analyzeHarmony(performance, [&clock](std::string_view step) { clock.done(std::string(step)); });
        if (task.cancel.cancelled()) return cancelled();

        task.report(0.25, "features");
        calibration.features = measureFeatures(performance);
        calibration.gestures = measureGestures(performance);
        clock.done("features");
        if (task.cancel.cancelled()) return cancelled();

        task.report(0.3, "style");
        const Status loaded = loadClassifier();
        clock.apart("load");
        if (auto classified = classify(performance, task, loaded, calibration, policy); !classified)
            return classified;
        clock.done("style");
        calibration.models.insert(calibration.models.begin(),
                                  {{"chord-embedding", models_.embedding.contentHash()},
                                   {"catalogue", models_.catalogue.contentHash}});
        return {};
    }

    Status classify(const Performance& performance, const Task& task, const Status& loaded,
                    Calibration& calibration, NetworksMissing policy) {
        auto evidence = [&]() -> Result<StyleEvidence> {
            if (!loaded) return loaded.error();
            return classifier_->hear(performance, mostWindows, partOf(task, 0.3, 0.9));
        }();
        if (evidence) {
            calibration.styleEvidence = std::move(*evidence);
            calibration.heard = classifier_->answer(calibration.styleEvidence);
            calibration.style = sensibleWords(calibration.heard, chromaticShare(calibration.harmony));
            HeadProfile& words = calibration.style.head(StyleHead::tempo);
            words = tempoWords(words, calibration.features.tempo);
            HeadProfile& traits = calibration.style.head(StyleHead::tag);
            traits = pedalWords(std::move(traits), calibration.features.pedalShare);
            calibration.models.emplace_back(weights_.stem().string(), classifier_->contentHash());
            return {};
        }
        const Error& error = evidence.error();
        if (error.code != ErrorCode::environment || policy == NetworksMissing::fail) return error;
        calibration.style = unknownStyle("The networks are not installed.");
        calibration.heard = calibration.style;
        calibration.notes.push_back("The style is not known: " + error.message);
        return {};
    }

    [[nodiscard]] PieceProfile profileOf(const Calibration& calibration,
                                         const std::string& contentHash) const {
        return {calibration.harmony.keys.global, models_.embedding.vectorOf(calibration.harmony.tokens),
                calibration.heard, playingFeaturesOf(calibration.features, calibration.harmony), contentHash};
    }

    /// The references, where there is enough music to compare with them, and the tone.
    void recommend(const Performance& performance, const CalibrationContext& context, StepClock& clock,
                   Calibration& calibration) const {
        PieceProfile own = profileOf(calibration, performance.contentHash);
        if (enough(calibration.features)) calibration.presets = catalogue_.ranked(own);
        clock.done("score");
        calibration.target =
            recommendTone(models_.archetypes,
                          {calibration.heard,
                           measuredPlaying(calibration.features, calibration.gestures, calibration.harmony),
                           calibration.features, nearGenres(calibration.presets), context.listening,
                           context.previousArchetype});
        calibration.target = followTaste(context.taste, std::move(calibration.target));
        calibration.presets = namedReferences(own, std::move(calibration.presets));
        if (!calibration.presets.empty()) {
            auto& reasons = calibration.target.reasons;
            own.style = calibration.style; // a name is a reason only where it is said
            const auto why = explainChoice(calibration.presets, evidence(calibration, own));
            reasons.insert(reasons.end(), why.begin(), why.end());
        }
        clock.done("tone");
    }

    [[nodiscard]] std::optional<ChoiceEvidence> evidence(const Calibration& calibration,
                                                         const PieceProfile& own) const {
        if (calibration.presets.size() < 2) return std::nullopt;
        return ChoiceEvidence{calibration.harmony, models_.embedding, own,
                              profileOf(calibration.presets[0].id), profileOf(calibration.presets[1].id)};
    }

    /// Of a reference in the catalogue.
    [[nodiscard]] const PieceProfile& profileOf(const std::string& id) const {
        const auto& pieces = models_.catalogue.pieces;
        return std::find_if(pieces.begin(), pieces.end(), [&id](const auto& piece) { return piece.id == id; })
            ->profile;
    }

    /// The tempo at which the take would lie nearer to the second reference, beside the first.
    [[nodiscard]] PlayingChange::Kind towardsRunnerUp(const std::vector<RankedPreset>& ranked) const {
        const auto notesASecond = [this](const RankedPreset& preset) {
            return profileOf(preset.id).playing[measureOf("density")];
        };
        const bool slower = ranked.size() < 2 || notesASecond(ranked[1]) < notesASecond(ranked[0]);
        return slower ? PlayingChange::Kind::slower : PlayingChange::Kind::faster;
    }

    const KeyboardProfile* findKeyboard(const std::string& id) const {
        const auto found = std::find_if(models_.keyboards.begin(), models_.keyboards.end(),
                                        [&id](const KeyboardProfile& profile) { return profile.id == id; });
        return found == models_.keyboards.end() ? nullptr : &*found;
    }

    Error unknownKeyboard(const std::string& id) const {
        std::string known;
        for (const KeyboardProfile& profile : models_.keyboards)
            known += (known.empty() ? "" : ", ") + profile.id;
        return badInput("There is no keyboard profile \"" + id + "\".", "Known are: " + known + ".");
    }

    const ShippedModels models_;
    const PlacedCatalogue catalogue_{models_.catalogue};
    const std::filesystem::path weights_;
    const bool experimental_;
    const std::size_t threads_;
    std::mutex loading_; ///< the networks open while the harmony is being found
    std::unique_ptr<StyleClassifier> classifier_;
};

} // namespace

Result<std::unique_ptr<Pipeline>> Pipeline::open(const PipelineOptions& options) {
    const ShippedPaths paths(options.data.empty() ? shippedData() : options.data, options.weights);
    auto models = readShippedModels(paths);
    if (!models) return models.error();
    return std::unique_ptr<Pipeline>(std::make_unique<ShippedPipeline>(
        std::move(*models), paths.style, options.experimental, options.threads));
}

} // namespace atos
