namespace Rollback;

/// <summary>What can be taken back. A new kind is a member here and an <see cref="IRollbackTarget"/>.</summary>
internal enum TargetKind
{
    Ecs,
    Lambda,
    Apprunner,
    Express,
}
