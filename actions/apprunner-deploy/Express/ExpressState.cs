using Actions.Aws;

namespace AppRunnerDeploy;

/// <summary>An Express service as it was read.</summary>
/// <param name="Express">As Express Mode shows it.</param>
/// <param name="Configuration">Its newest active configuration.</param>
/// <param name="LastGood">ARN of the revision that was complete last; null when none is known.</param>
internal sealed record ExpressState(ExpressService Express, ExpressConfiguration Configuration, string? LastGood);
