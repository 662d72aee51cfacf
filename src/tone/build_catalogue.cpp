// SPDX-License-Identifier: Apache-2.0
#include "tone/build_catalogue.h"

#include "analysis/chord_embedding.h"
#include "style/style_classifier.h"
#include "tone/assemble_catalogue.h"
#include "tone/select_references.h"

namespace atos {

Status buildCatalogue(const CatalogueBuild& build, const Task& task) {
    const auto collection = readCollection(build.data, false);
    if (!collection) return collection.error();
    const auto embedding = ChordEmbedding::load(build.embedding);
    if (!embedding) return embedding.error();
    const auto classifier = StyleClassifier::load(build.weights);
    if (!classifier) return classifier.error();
    const auto classify = [&](const Performance& performance) {
        return (*classifier)->classify(performance, task);
    };
    const auto catalogue = assembleCatalogue(selectReferences(*collection), *embedding, classify, task);
    if (!catalogue) return catalogue.error();
    return writeCatalogue(*catalogue, build.out);
}

} // namespace atos
