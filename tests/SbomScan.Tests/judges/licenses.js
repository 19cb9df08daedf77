// Out: {"ids": […], "deprecated": […]}, the SPDX licence list.
console.log(JSON.stringify({ ids: require('spdx-license-ids'), deprecated: require('spdx-license-ids/deprecated') }));
