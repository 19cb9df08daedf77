#!/usr/bin/env bash
# Builds and pushes the image of each changed part, and prints the outputs that the later steps of the job use.
# $1: JSON array of the names of the true filters. Needs REGISTRY, GITHUB_SHA and a logged-in docker.
set -euo pipefail

services=() images=() urls=() backend=()
for part in web backend worker; do
  jq --exit-status --arg part "$part" 'index($part)' <<<"$1" >/dev/null || continue
  image="$REGISTRY/$part:$GITHUB_SHA"
  docker build --quiet --file "apps/$part/Dockerfile" --build-arg "APP_VERSION=$GITHUB_SHA" --tag "$image" . >&2
  docker push --quiet "$image" >&2
  services+=("$part")
  images+=("$part/app=$image")
  [ "$part" != backend ] || backend=("$image")
  [ "$part" = worker ] || urls+=("https://$part.shop.example.com/")
done

output() {
  [ $# -gt 1 ] || { echo "$1="; return; }
  printf '%s<<END\n' "$1"
  printf '%s\n' "${@:2}" END
}
output services "${services[@]}"
output images "${images[@]}"
output urls "${urls[@]}"
output backend-image "${backend[@]}"
