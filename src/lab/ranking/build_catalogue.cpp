// SPDX-License-Identifier: Apache-2.0
#include "lab/ranking/build_catalogue.h"

#include "lab/ranking/assemble_catalogue.h"
#include "lab/ranking/select_references.h"

namespace atos {

Status buildCatalogue(const CatalogueBuild& build, const Task& task) {
    const auto names = readWorkNames(build.names);
    if (!names) return names.error();
    const auto collection = readCollection(build.data, build.research);
    if (!collection) return collection.error();
    const auto models = MeasuringModels::load(build.embedding, build.weights);
    if (!models) return models.error();
    const auto catalogue = assembleCatalogue(selectReferences(*collection, referenceCount, build.research),
                                             *names, models->embedding, models->classify(task.cancel), task);
    if (!catalogue) return catalogue.error();
    return writeCatalogue(*catalogue, build.out);
}

} // namespace atos
