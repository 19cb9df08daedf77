using Actions.Aws;
using Actions.Toolkit;

namespace Actions.Rollouts;

/// <summary>Finds images of ECR, each one that is there asked for once: everybody who asks in one step gets the same digest.</summary>
public interface IImageLookup
{
    /// <summary>Finds an image.</summary>
    /// <returns>Null when the repository or the image does not exist.</returns>
    /// <exception cref="ReportedException">It could not be found out.</exception>
    Task<FoundImage?> FindAsync(ImageName image, CancellationToken cancellationToken);
}
