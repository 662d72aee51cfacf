// SPDX-License-Identifier: Apache-2.0
#include "lab/style/plugin/predict.h"

#include "lab/style/predictions.h"
#include "style/mood_cues.h"
#include "style/music_features.h"
#include "style/plugin/infer.h"
#include "style/window.h"

namespace atos {

Result<std::vector<StylePrediction>> predictAll(const StyleNetwork& network, const FeatureModel* features,
                                                std::span<const StylePiece> pieces, double heard,
                                                std::size_t windows, const Task& task) {
    std::vector<StylePrediction> predictions;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        task.report(static_cast<double>(i) / static_cast<double>(pieces.size()), "Listening");
        auto logits = infer(network, pieces[i].music, heard, windows, 1, task);
        if (!logits) return logits.error();
        StylePrediction prediction{
            std::move(*logits), {}, pieces[i].truth, pieces[i].row.cluster, pieces[i].row.kind};
        if (features != nullptr)
            prediction.features = features->logits(describeMusic(pieces[i].music, heard));
        predictions.push_back(std::move(prediction));
    }
    return predictions;
}

void predictMoodByCues(std::vector<StylePrediction>& predictions, std::span<const StylePiece> pieces,
                       double heard) {
    constexpr auto mood = static_cast<std::size_t>(StyleHead::mood);
    for (std::size_t i = 0; i < predictions.size(); ++i) {
        if (!pieces[i].truth.known(StyleHead::mood)) continue;
        const Performance& music = pieces[i].music;
        predictions[i].network[mood] = moodLogits(moodCues(cutOut(music, music.notes.front().onset, heard)));
    }
}

} // namespace atos
