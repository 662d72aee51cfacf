// SPDX-License-Identifier: Apache-2.0
#include "app/models/model_licences.h"

#include "nn/safetensors.h"

#include <algorithm>
#include <system_error>

namespace atos {

std::vector<std::string> modelLicences(const std::filesystem::path& folder, const Task& task) {
    std::vector<std::string> models;
    std::error_code failure;
    for (std::filesystem::directory_iterator entry(folder, failure), end; !failure && entry != end;
         entry.increment(failure)) {
        if (task.cancel.cancelled()) break;
        if (entry->path().extension() != ".safetensors") continue;
        std::string model = entry->path().stem().string();
        const auto metadata = readWeightMetadata(entry->path());
        const auto licence =
            metadata ? stringIn(*metadata, "licence") : Result<std::string>(metadata.error());
        model += licence ? ": " + *licence : ": " + licence.error().message;
        models.push_back(std::move(model));
    }
    std::sort(models.begin(), models.end());
    return models;
}

} // namespace atos
