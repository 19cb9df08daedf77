using SbomScan.Inventories;

namespace SbomScan.Licenses;

/// <summary>What the policy says about one component.</summary>
/// <param name="Component">The component.</param>
/// <param name="License">Its licence.</param>
/// <param name="Class">The answer.</param>
/// <param name="Reason">Why, for people; empty when it is allowed.</param>
internal sealed record LicenseJudgement(Component Component, LicenseStatement License, LicenseClass Class, string Reason);
