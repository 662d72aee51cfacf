// SPDX-License-Identifier: Apache-2.0
#include "app/piano/push_json.h"

#include "app/calibrate/calibration.h"

namespace atos {

Json pushJson(const PushResult& push) {
    return {{"keyboard", push.keyboard},
            {"changes", changesJson(push.changes)},
            {"losses", lossesJson(push.losses)},
            {"verified", push.verified ? Json(*push.verified) : Json(nullptr)}};
}

} // namespace atos
